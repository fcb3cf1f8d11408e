import { describe, expect, it } from 'vitest'
import { projectionKeys } from './change.ts'
import { eventTypes, projectEvent } from './event-types.ts'

describe('the registry of event types', () => {
  it.each([...eventTypes.values()].map((definition) => [definition.type, definition] as const))(
    '%s is named in kebab case, has a version and refuses a payload with an unknown key',
    (type, definition) => {
      expect(type).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(definition.schemaVersion).toBeGreaterThanOrEqual(1)
      expect(definition.payload.safeParse({ nobodyKnowsThisKey: 1 }).success).toBe(false)
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
