import type { Actor, EventDraft, EventType } from '#domain/learning/event-type.ts'
import { appendEvents } from '#server/store/append-events.ts'
import type { Tx } from '#server/store/database.ts'
import type { ErasableRow } from '#server/store/erasable.ts'

/** Who gives a command, and when. */
export type Commanded = { actor: Actor; now: Date }

/** An event of a known kind whose payload fits it; it happens when it is recorded. */
export type Happening = Omit<EventDraft, 'occurredAt'>

/** An installation serves one organisation, whose stream has a fixed name. */
export const organisationStream = 'organisation'

/** Says that something happened on a stream. */
export function happening<Payload>(
  definition: EventType<Payload>,
  streamId: string,
  payload: Payload,
  releaseId?: string,
): Happening {
  return { type: definition.type, streamId, payload, releaseId }
}

/** Appends what happened to the record, all at the command's instant, with the personal values it refers to. */
export async function record(
  tx: Tx,
  by: Commanded,
  happenings: Happening[],
  erasables: ErasableRow[] = [],
): Promise<void> {
  const events = happenings.map((event) => ({ ...event, occurredAt: by.now }))
  await appendEvents(tx, { actor: by.actor, recordedAt: by.now, events, erasables })
}
