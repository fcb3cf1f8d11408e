import pg from 'pg'
import { expect, test } from 'vitest'
import { assignCourse } from '#server/commands/assign-course.ts'
import { done } from '#server/commands/done.ts'
import { testDatabase } from '#test/database.ts'
import { at, courseId, learnerOf, openCourse } from '#test/learner.ts'
import { operatorAt } from '#test/people.ts'

testDatabase()

/** A second row that no command may make, as a change of one that is there, and the one constraint that refuses it. */
const guards: [what: string, table: string, change: object, constraint: string][] = [
  ['an event of the same number', 'learning_event', { position: 999_999 }, 'learning_event_pkey'],
  ['an assignment of the same id', 'assignment', {}, 'assignment_pkey'],
  ['an enrolment in the same course', 'enrolment', { id: 'x' }, 'enrolment_pkey'],
  ['an open cycle', 'cycle', { id: 'x', number: 9 }, 'cycle_one_open'],
  ['a cycle of the same number', 'cycle', { id: 'x', closed_at: at(9).now }, 'cycle_enrolment_id_number_key'],
  ['an open state of a cycle', 'cycle_state', { id: 'x' }, 'cycle_state_one_open'],
  ['an obligation of one assignment', 'obligation', { id: 'x' }, 'obligation_one_open'],
  ['a finish of the same lesson', 'lesson_finish', {}, 'lesson_finish_pkey'],
  ['an open attempt', 'attempt', { id: 'x', number: 9 }, 'attempt_one_open'],
  [
    'an attempt of the same number',
    'attempt',
    { id: 'x', submitted_at: at(9).now },
    'attempt_cycle_id_key_point_id_number_key',
  ],
  ['a grade of an attempt', 'attempt_result', { person_id: 'x' }, 'attempt_result_attempt_id_key'],
  ['a mastery of the same key point', 'key_point_mastery', { attempt_id: 'x' }, 'key_point_mastery_pkey'],
  ['a completion of the same cycle', 'completion', { person_id: 'x' }, 'completion_cycle_id_key'],
  ['a release taken live under the same number', 'release_go_live', {}, 'release_go_live_pkey'],
]

test('the database itself, whatever the commands forget, refuses a second of each by one constraint alone', async () => {
  const { personId, finish, start, submit } = await learnerOf(openCourse)
  const target = { courseId, targetKind: 'person', targetId: personId } as const
  done(await assignCourse({ ...target, dueDay: null, dueZone: null }, operatorAt()))
  await finish('first', 1)
  await submit(await start(2), true, 3)
  await start(4)
  for (const [what, table, change, constraint] of guards)
    await undone(async (client) => {
      const double = () =>
        client.query(
          `insert into ${table} select (jsonb_populate_record(t, $1::jsonb)).* from ${table} t
           where ${isOpen[table] ?? 'true'} limit 1`,
          [JSON.stringify(change)],
        )
      await client.query('savepoint before')
      await expect(double(), what).rejects.toMatchObject({ code: '23505', constraint })
      await client.query('rollback to before')
      await client.query(drop(table, constraint))
      expect((await double()).rowCount, what).toBe(1)
    })
})

/** Runs work in a transaction that leaves nothing behind. */
async function undone(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  await client.query('begin')
  try {
    await work(client)
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

const isOpen: Record<string, string> = {
  attempt: 'submitted_at is null',
  cycle_state: 'recorded_until is null',
}

function drop(table: string, constraint: string): string {
  return constraint.endsWith('_pkey')
    ? `alter table ${table} drop constraint ${constraint}`
    : `drop index ${constraint}`
}
