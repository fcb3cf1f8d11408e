import { expect, test } from 'vitest'
import type { Actor, EventDraft } from '#domain/learning/event-type.ts'
import { testDatabase } from '#test/database.ts'
import { makePerson } from '#test/people.ts'
import { appendEvents } from './append-events.ts'
import { inTransaction } from './transaction.ts'

const db = testDatabase()

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute))
const passwordSet = (minute: number): EventDraft => ({
  type: 'password-set',
  streamId: 'ann',
  occurredAt: at(minute),
  payload: {},
})

function append(recordedMinute: number, events: EventDraft[], actor: Actor = { kind: 'system' }) {
  return inTransaction((tx) => appendEvents(tx, { actor, recordedAt: at(recordedMinute), events }))
}

test('an event says who made it and what was live, and its payload reads in one way alone', async () => {
  const streamId = await makePerson('Ann')
  const payload = { role: 'auditor', grantId: 'g', courseId: null }
  const granted = {
    type: 'role-granted',
    streamId,
    occurredAt: at(1),
    payload,
    releaseId: 'r',
    locale: 'fr',
  }
  await append(2, [granted], { kind: 'person', id: 'bob' })
  expect(await db().learningEvent.findMany({ where: { type: 'role-granted' } })).toMatchObject([
    {
      ...{ actorKind: 'person', actorId: 'bob', releaseId: 'r', locale: 'fr' },
      ...{ occurredAt: at(1), recordedAt: at(2) },
      payloadText: '{"courseId":null,"grantId":"g","role":"auditor"}',
    },
  ])
})

test('no event is before the one it follows, in a batch or out of it, nor recorded before it happened', async () => {
  await append(0, [passwordSet(2), passwordSet(1)])
  await append(1, [passwordSet(0), passwordSet(3)])
  const events = await db().learningEvent.findMany({ orderBy: { seq: 'asc' } })
  const minutes = [2, 2, 2, 3].map((minute) => ({ occurredAt: at(minute), recordedAt: at(minute) }))
  expect(events).toMatchObject(minutes)
})
