import { z } from 'zod'
import type { Change } from './change.ts'

export type StreamKind = 'learner' | 'course' | 'organisation'

export type Actor = { kind: 'person'; id: string } | { kind: 'system' } | { kind: 'operator' }

/** What a projection may use besides the payload. For a learner's stream, `streamId` is the person's id. */
export type EventContext = {
  streamId: string
  occurredAt: Date
  releaseId: string | null
}

/** A kind of event: the shape of its payload and what it does to the projections. */
export interface EventType<Payload> {
  type: string
  schemaVersion: number
  stream: StreamKind
  payload: z.ZodType<Payload>
  project(payload: Payload, context: EventContext): Change[]
}

/** Declares a kind of event with its payload's type inferred. */
export function defineEvent<Payload>(definition: EventType<Payload>): EventType<Payload> {
  return definition
}

/** An event that a command wants appended. `payload` is checked against its type before it is stored. */
export type EventDraft = {
  type: string
  streamId: string
  payload: unknown
  occurredAt: Date
  releaseId?: string
  locale?: string
}

/** A personal or free-text value in a payload: where its plaintext stands and the digest that proves it. */
export const erasableSchema = z.strictObject({ erasable: z.string(), digest: z.string() })
export type Erasable = z.infer<typeof erasableSchema>

export const instantSchema = z.iso.datetime({ precision: 3 })
