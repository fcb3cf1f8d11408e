import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { insertRows } from './insert-rows.ts'

const db = testDatabase({ corrupts: true })
const at = new Date('2026-11-25T10:00:00.123Z')
const obligation = { personId: 'ada', enrolmentId: 'e', courseId: 'oss', assignmentId: 'a', recordedFrom: at }

test('rows keep every kind of value, and columns that are not named have their default', async () => {
  const due = { ...obligation, id: 'due', dueAt: at, dueZone: 'Europe/Paris' }
  const open = { ...obligation, id: 'open', assignmentId: 'b', dueAt: null, dueZone: null }
  await insertRows(db(), 'obligation', [due, open])
  await insertRows(db(), 'person', [{ id: 'ada', recordedFrom: at }])
  expect(await db().obligation.findMany({ orderBy: { id: 'asc' } })).toEqual([
    { ...due, recordedUntil: null },
    { ...open, recordedUntil: null },
  ])
  expect(await db().person.findMany()).toEqual([{ id: 'ada', recordedFrom: at, sessionVersion: 0 }])
})

test('texts stand as they were given, and half a surrogate pair as UTF-8 has it', async () => {
  const texts = ['{"a":"\\ud83d \\\\ud83d"}', 'O\'Neil "Ada"\n\t\\ 🙂', 'cut \ud83d off']
  const row = { personId: 'ada', kind: 'display-name', salt: 'x' }
  await insertRows(
    db(),
    'erasableValue',
    texts.map((plaintext, index) => ({ ...row, id: String(index), plaintext })),
  )
  const stored = await db().erasableValue.findMany({ orderBy: { id: 'asc' } })
  expect(stored.map(({ plaintext }) => plaintext)).toEqual([...texts.slice(0, 2), 'cut \ufffd off'])
})

test('no rows are no statement', async () => {
  await insertRows(db(), 'no such table', [])
})
