import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { learnerOf, openCourse } from '#test/learner.ts'
import { checkRecord } from './check-record.ts'

const db = testDatabase({ corrupts: true })

let learner: Awaited<ReturnType<typeof learnerOf>>
beforeEach(async () => {
  learner = await learnerOf(openCourse)
  await learner.submit(await learner.start(1), true, 2)
})

test.each([
  [
    "a stream's head that is ahead of it",
    "UPDATE stream_head SET seq = seq + 1 WHERE stream_kind = 'learner'",
  ],
  ["a stream's head of another hash", "UPDATE stream_head SET hash = 'x' WHERE stream_kind = 'learner'"],
])('%s is found', async (_, sql) => {
  await db().$executeRawUnsafe(sql)
  expect((await checkRecord(db())).differences).toEqual([
    {
      where: 'streamHead',
      key: `learner/${learner.personId}`,
      what: expect.stringMatching(/^is not at number/),
    },
  ])
})

test.each([
  [
    'an event that reads in no way',
    "UPDATE learning_event SET payload_text = '{'",
    /^cannot be folded: .*JSON/,
  ],
  ['an event of an unknown type', "UPDATE learning_event SET type = 'x'", /^cannot be folded: .*x/],
  [
    'an event with more in it than its type has',
    `UPDATE learning_event SET payload_text = '{"x":1}'`,
    /^cannot be/,
  ],
  [
    'an event without what it changes',
    'DELETE FROM learning_event',
    /^changes 0 rows of attempt where it means one$/,
  ],
])('%s is found', async (_, sql, what) => {
  await db().$transaction([
    db().$executeRawUnsafe("SELECT set_config('session_replication_role', 'replica', true)"),
    db().$executeRawUnsafe(`${sql} WHERE type = 'attempt-started'`),
  ])
  const found = (await checkRecord(db())).differences.filter(({ where }) => where === 'learningEvent')
  expect(found.map((difference) => difference.what)).toContainEqual(expect.stringMatching(what))
})
