import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { selectLearnerRecord, selectLearnerRecords } from './learner-record.ts'

const db = testDatabase({ corrupts: true })
const at = new Date('2026-01-05T09:00:00.123Z')
const open = { personId: 'p', courseId: 'c' }

async function makeCycle(): Promise<void> {
  await db().person.create({ data: { id: 'p', recordedFrom: at } })
  await db().enrolment.create({ data: { id: 'e', ...open, recordedFrom: at } })
  await db().cycle.create({
    data: { id: 'y', ...open, enrolmentId: 'e', number: 1, releaseId: 'r', openedAt: at },
  })
}

test('instants are instants, to the millisecond, wherever they stand in a record', async () => {
  await makeCycle()
  await db().cycleState.create({
    data: { id: 's', ...open, cycleId: 'y', state: 'in-progress', recordedFrom: at },
  })
  await db().lessonFinish.create({
    data: { ...open, cycleId: 'y', lessonId: 'l', meaningHash: 'h', finishedAt: at },
  })
  const record = await selectLearnerRecord(db(), 'p', 'c')
  expect(record.cycles).toMatchObject([
    { openedAt: at, closedAt: null, state: 'in-progress', finishes: [{ lessonId: 'l', finishedAt: at }] },
  ])
  expect(await selectLearnerRecords(db(), 'p')).toEqual(new Map([['c', record]]))
})

test('a cycle without a state is not read as if it had one', async () => {
  await makeCycle()
  await expect(selectLearnerRecord(db(), 'p', 'c')).rejects.toThrow('Cycle y has no state')
  await expect(selectLearnerRecords(db(), 'p')).rejects.toThrow('Cycle y has no state')
})
