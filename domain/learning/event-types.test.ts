import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { projectionKeys } from './change.ts'
import { eventTypes, projectEvent } from './event-types.ts'
import { projectionStreams } from './projection-streams.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

/** A payload with every key that it may have. */
function sampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf[0] as JsonSchema)
  if (schema.format === 'date-time') return '2026-11-23T09:00:00.000Z'
  if (schema.type === 'integer') return 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'array') return [sampleOf(schema.items as JsonSchema)]
  if (schema.type !== 'object') return 'sample'
  const entries = Object.entries(schema.properties ?? {})
  return Object.fromEntries(entries.map(([key, part]) => [key, sampleOf(part as JsonSchema)]))
}

describe('the registry of event types', () => {
  it.each([...eventTypes.values()].map((definition) => [definition.type, definition] as const))(
    '%s is named in kebab case, has a version and refuses a payload with an unknown key',
    (type, definition) => {
      expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(definition.schemaVersion).toBeGreaterThanOrEqual(1)
      expect(definition.payload.safeParse({ nobodyKnowsThisKey: 1 }).success).toBe(false)
    },
  )

  it.each([...eventTypes.values()].map((definition) => [definition.type, definition] as const))(
    '%s makes and changes rows of its own stream alone, so that a stream can be checked without the others',
    (_, { stream, payload, project }) => {
      const sample = payload.parse(sampleOf(z.toJSONSchema(payload)))
      const changes = project(sample, { streamId: 'own', occurredAt: new Date(0), releaseId: 'release' })
      const owners = changes.map((change) => {
        const { kind, column } = projectionStreams[change.table]
        const named = change.op === 'insert' ? change.row : change.where
        return [change.table, kind, column === null ? 'own' : named[column]]
      })
      expect(owners).toEqual(changes.map(({ table }) => [table, stream, 'own']))
    },
  )

  it('refuses an event of a type it does not know', () => {
    const context = { streamId: 'ann', occurredAt: new Date(), releaseId: null }
    expect(() => projectEvent('lesson-eaten', {}, context)).toThrow('lesson-eaten')
  })

  it('gives the rows it adds a complete key', () => {
    const context = { streamId: 'ann', occurredAt: new Date('2026-11-23T09:00:00Z'), releaseId: 'r1' }
    const changes = projectEvent(
      'cycle-opened',
      { cycleId: 'c1', enrolmentId: 'e1', courseId: 'course', number: 1 },
      context,
    )
    for (const change of changes) {
      if (change.op !== 'insert') continue
      for (const column of projectionKeys[change.table]) expect(change.row[column]).toBeTruthy()
    }
    expect(changes.map((change) => change.table)).toEqual(['cycle', 'cycleState'])
  })
})
