import pg from 'pg'
import { expect, test } from 'vitest'
import { admitFromProvider } from '#server/commands/admit-from-provider.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { deactivatePerson } from '#server/commands/deactivate-person.ts'
import { done } from '#server/commands/done.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { testDatabase } from '#test/database.ts'
import { at, courseId, learnerOf, openCourse } from '#test/learner.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'

testDatabase()

/** A second row that no command may make, as a change of one that is there, and the one constraint that refuses it. */
const guards: [what: string, table: string, change: object, constraint: string][] = [
  ['an event of the same number', 'learning_event', { position: 999_999 }, 'learning_event_pkey'],
  ['an event at the same place', 'learning_event', { seq: 999_999 }, 'learning_event_position_key'],
  ['an open profile', 'person_profile', { id: 'x' }, 'person_profile_one_open'],
  ['an open address of one person', 'email_address', { id: 'x', address: 'x' }, 'email_address_one_open'],
  ['a person of one address', 'email_address', { id: 'x', person_id: 'x' }, 'email_address_open_address'],
  ['a grant of one role', 'role_grant', { id: 'x' }, 'role_grant_one_open'],
  ['a deactivation of one person', 'deactivation', { id: 'x' }, 'deactivation_one_open'],
  ['a membership of one group', 'group_membership', { id: 'x' }, 'group_membership_one_open'],
  ['a person of one account elsewhere', 'external_identity', { id: 'x' }, 'external_identity_open_subject'],
  ['an open manager', 'manager_line', { id: 'x' }, 'manager_line_one_open'],
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
  ['an open link of one kind', 'one_time_link', { id: 'x', token_digest: 'x' }, 'one_time_link_one_open'],
  [
    'a link of the same token',
    'one_time_link',
    { id: 'x', purpose: 'reset' },
    'one_time_link_token_digest_key',
  ],
  ['a try of one session', 'sign_in_try', { id: 'x' }, 'sign_in_try_session_id_key'],
  ['an open second factor', 'second_factor', { id: 'x' }, 'second_factor_one_open'],
  ['a secret of one factor', 'totp_credential', { person_id: 'x' }, 'totp_credential_factor_id_key'],
  [
    'a report about one question',
    'question_report',
    { id: 'x' },
    'question_report_attempt_id_question_id_key',
  ],
  [
    'a report of the same id',
    'question_report',
    { person_id: 'x', question_id: 'x' },
    'question_report_id_key',
  ],
  [
    'a reply to one report',
    'question_report_resolution',
    { person_id: 'x' },
    'question_report_resolution_report_id_key',
  ],
  ['a release taken live under the same number', 'release_go_live', {}, 'release_go_live_pkey'],
]

test('the database itself, whatever the commands forget, refuses a second of each by one constraint alone', async () => {
  await recordOneOfEach()
  for (const [what, table, change, constraint] of guards)
    await undone(async (client) => {
      await client.query('savepoint before')
      await expect(double(client, table, change), what).rejects.toMatchObject({ code: '23505', constraint })
      await client.query('rollback to before')
      await client.query(drop(table, constraint))
      expect((await double(client, table, change)).rowCount, what).toBe(1)
    })
})

/** A value that the rules never make, and the constraint that refuses it. */
const strange: [table: string, change: object, constraint: string][] = [
  ['learning_event', { stream_kind: 'x' }, 'learning_event_stream_kind'],
  ['learning_event', { actor_kind: 'x' }, 'learning_event_actor_kind'],
  ['learning_event', { seq: -1 }, 'learning_event_seq'],
  ['release_item', { kind: 'x' }, 'release_item_kind'],
  ['role_grant', { role: 'x' }, 'role_grant_role'],
  ['role_grant', { course_id: 'x' }, 'role_grant_course'],
  ['manager_line', { person_id: 'x', manager_id: 'x' }, 'manager_line_not_own_manager'],
  ['assignment', { target_kind: 'x' }, 'assignment_target_kind'],
  ['assignment', { target_id: null }, 'assignment_target'],
  ['assignment', { due_at: at(9).now }, 'assignment_due_zone'],
  ['obligation', { due_zone: 'UTC' }, 'obligation_due_zone'],
  ['cycle_state', { state: 'x' }, 'cycle_state_state'],
  ['attempt_result', { score_millipoints: -1 }, 'attempt_result_score'],
  ['key_point_mastery', { max_millipoints: 0 }, 'key_point_mastery_score'],
  ['completion', { score_millipoints: 999_999 }, 'completion_score'],
  ['one_time_link', { purpose: 'x' }, 'one_time_link_purpose'],
  ['one_time_link', { used_at: at(9).now, revoked_at: at(9).now }, 'one_time_link_ends_once'],
  ['sign_in_try', { way: 'x' }, 'sign_in_try_way'],
  ['sign_in_session', { second_factor: 'x' }, 'sign_in_session_second_factor'],
  ['question_report', { category: 'x' }, 'question_report_category'],
]

test('the database itself refuses values that no rule makes', async () => {
  await recordOneOfEach()
  for (const [table, change, constraint] of strange)
    await undone((client) =>
      expect(double(client, table, change), constraint).rejects.toMatchObject({ code: '23514', constraint }),
    )
})

const account = {
  ...{ issuer: 'https://id.example', subject: '1', email: 'ada@example.org', isEmailVerified: true },
  ...{ displayName: null, locale: null, zone: null, groups: null },
}

test('a time step of a second factor is accepted once', async () => {
  await undone(async (client) => {
    await client.query('set local session_replication_role = origin')
    await client.query('update totp_credential set last_step = last_step + 1; savepoint before')
    const again = client.query('update totp_credential set last_step = last_step')
    await expect(again).rejects.toThrow('was accepted already')
  })
})

/** One of each that no command above makes. */
const given = `
  insert into one_time_link values ('p', 'l', 'invitation', 'd', now(), now());
  insert into sign_in_session values ('s', 'p', now(), now());
  insert into sign_in_try values ('p', 't', now(), true, 'password', null, null, null, null, 's');
  insert into second_factor values ('f', 'p', now());
  insert into totp_credential values ('p', 'f', '', 1);
  insert into question_report values ('p', 'r', 'a', 'c', 'k', 'q', '', 'other', null, now());
  insert into question_report_resolution values ('p', 'r', 'o', null, now())`

async function recordOneOfEach(): Promise<void> {
  const { personId, finish, start, submit } = await learnerOf(openCourse)
  await joinGroup({ personId, groupId: await makeGroup('Guards') }, operatorAt())
  await admitFromProvider(account, { kind: 'never' }, at(0).now)
  await deactivatePerson({ personId: await makePerson('Cy') }, operatorAt())
  await setManager({ personId, managerId: await makePerson('Bo', 'admin') }, operatorAt())
  const target = { courseId, targetKind: 'person', targetId: personId } as const
  done(await assignCourse({ ...target, dueDay: null, dueZone: null }, operatorAt()))
  await finish('first', 1)
  await submit(await start(2), true, 3)
  await start(4)
}

/** Stores a row of a table a second time, with a change. */
function double(client: pg.Client, table: string, change: object): Promise<pg.QueryResult> {
  return client.query(
    `insert into ${table} select (jsonb_populate_record(t, $1::jsonb)).* from ${table} t
     where ${isOpen[table] ?? 'true'} limit 1`,
    [JSON.stringify(change)],
  )
}

/** Runs work in a transaction that leaves nothing behind, and in which foreign keys refuse nothing. */
async function undone(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  await client.query(`begin; set local session_replication_role = replica; ${given}`)
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
