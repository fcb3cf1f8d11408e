import { beforeEach, describe, expect, test } from 'vitest'
import { type ProjectionTable, projectionTables } from '#domain/learning/change.ts'
import type { EventDraft } from '#domain/learning/event-type.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { appendEvents } from './append-events.ts'
import { checkRecord } from './check-record.ts'
import { newErasable } from './erasable.ts'
import { inTransaction } from './transaction.ts'

const db = testDatabase({ corrupts: true })
const at = new Date('2026-11-23T09:00:00.000Z')
const hash = 'f'.repeat(64)

beforeEach(recordOneOfEverything)

/** A column of each projection and another value for it. */
const corruptions: [ProjectionTable, string][] = [
  ['person', "UPDATE person SET recorded_from = recorded_from - interval '1 day'"],
  ['personProfile', "UPDATE person_profile SET display_name = 'Someone Else'"],
  ['emailAddress', "UPDATE email_address SET address = 'other@example.org'"],
  ['externalIdentity', "UPDATE external_identity SET person_id = 'eve'"],
  ['deactivation', 'UPDATE deactivation SET recorded_until = now()'],
  ['roleGrant', "UPDATE role_grant SET role = 'admin'"],
  ['secondFactor', 'DELETE FROM second_factor'],
  ['managerLine', "UPDATE manager_line SET manager_id = 'eve'"],
  ['staffGroup', "UPDATE staff_group SET name = 'Cabinet'"],
  ['groupMembership', 'DELETE FROM group_membership'],
  ['assignment', 'UPDATE assignment SET recorded_until = now()'],
  ['enrolment', "UPDATE enrolment SET recorded_from = recorded_from - interval '1 day'"],
  ['cycle', "UPDATE cycle SET release_id = 'another'"],
  ['cycleState', "DELETE FROM cycle_state WHERE state = 'in-progress'"],
  ['obligation', "UPDATE obligation SET due_at = due_at + interval '1 day'"],
  ['lessonFinish', "UPDATE lesson_finish SET finished_at = finished_at + interval '1 ms'"],
  ['attempt', 'UPDATE attempt SET submitted_at = NULL'],
  ['attemptResult', 'UPDATE attempt_result SET score_millipoints = 1'],
  ['keyPointMastery', 'DELETE FROM key_point_mastery'],
  ['completion', "UPDATE completion SET completed_at = completed_at - interval '1 day'"],
  ['questionReport', "UPDATE question_report SET text = 'All is well'"],
  ['questionReportResolution', "UPDATE question_report_resolution SET resolved_by = 'eve'"],
  ['releaseGoLive', "UPDATE release_go_live SET release_id = 'another'"],
]

describe('checking the record', () => {
  test('finds nothing where every row came from an event', async () => {
    expect(await checkRecord(db())).toEqual({ events: 23, streams: 3, differences: [] })
  })

  test('has a corruption to try for every projection', () => {
    expect(corruptions.map(([table]) => table)).toEqual(projectionTables)
  })

  test.each(corruptions)('tells that %s was tampered with', async (table, sql) => {
    await db().$executeRawUnsafe(sql)
    const { differences } = await checkRecord(db())
    expect(new Set(differences.map((difference) => difference.where))).toEqual(new Set([table]))
  })

  test.each([
    "UPDATE assigned_learner SET state = 'not-started'",
    'DELETE FROM assigned_learner',
    "INSERT INTO assigned_learner VALUES ('eve', 'oss', true, 'eve', 'not-started')",
  ])('tells that the derived list of learners was changed: %s', async (sql) => {
    await db().$executeRawUnsafe(sql)
    const { differences } = await checkRecord(db())
    expect(differences).toEqual([
      expect.objectContaining({ where: 'assignedLearner', what: 'is not what the projections say' }),
    ])
  })

  test('tells that an event was changed behind the triggers, and where the chain breaks', async () => {
    await asReplica(
      "UPDATE learning_event SET occurred_at = occurred_at + interval '1 h' WHERE type = 'password-set'",
    )
    expect((await checkRecord(db())).differences).toEqual([
      { where: 'learningEvent', key: 'learner/ann/3', what: 'has another hash' },
    ])
  })

  test('tells that an event was taken out', async () => {
    await asReplica("DELETE FROM learning_event WHERE type = 'password-set'")
    const { differences } = await checkRecord(db())
    expect(differences.map((difference) => difference.what)).toEqual([
      'follows number 2',
      'does not name the hash before it',
    ])
  })

  test('tells that the last event of a stream was taken out', async () => {
    await asReplica("DELETE FROM learning_event WHERE type = 'release-taken-live'")
    const { differences } = await checkRecord(db())
    expect(differences.map((difference) => difference.where)).toContain('streamHead')
  })

  test('tells that a personal value was changed', async () => {
    await db().$executeRaw`UPDATE erasable_value SET plaintext = 'Eve' WHERE kind = 'display-name'`
    expect((await checkRecord(db())).differences.map((difference) => difference.what)).toContain(
      'a personal value has another digest',
    )
  })
})

describe('checking the record a few streams at a time', () => {
  const people = ['bea', 'cid', 'dan', 'eva']
  beforeEach(async () => {
    for (const id of people)
      await append([{ type: 'password-set', streamId: id, occurredAt: at, payload: {} }])
  })

  test.each([1, 2, 3, 100])('finds the same, %i events at once', async (eventsAtOnce) => {
    expect(await checkRecord(db(), undefined, eventsAtOnce)).toEqual({
      events: 27,
      streams: 7,
      differences: [],
    })
    await asReplica("UPDATE learning_event SET hash = 'x' WHERE stream_id = ANY ('{bea,cid,dan,eva}')")
    const { differences } = await checkRecord(db(), undefined, eventsAtOnce)
    expect(differences.filter(({ where }) => where === 'learningEvent').map(({ key }) => key)).toEqual(
      people.map((id) => `learner/${id}/1`),
    )
  })

  test.each(['aaa', 'bob', 'zoe'])('finds rows of %s, who is in no event', async (nobody) => {
    await db().$executeRaw`INSERT INTO person VALUES (${nobody}, now())`
    await db().$executeRaw`INSERT INTO stream_head VALUES ('learner', ${nobody}, 1, 'x')`
    for (const eventsAtOnce of [1, 2, 100])
      expect((await checkRecord(db(), undefined, eventsAtOnce)).differences).toEqual([
        { where: 'streamHead', key: `learner/${nobody}`, what: 'has no events' },
        { where: 'person', key: nobody, what: 'is stored, but no event makes it' },
      ])
  })

  test('finds an event in a stream of a kind that is not its own', async () => {
    await asReplica("UPDATE learning_event SET stream_kind = 'learner' WHERE type = 'assignment-made'")
    const { differences } = await checkRecord(db())
    expect(differences).toContainEqual({
      where: 'learningEvent',
      key: 'learner/c1/1',
      what: 'changes assignment of another stream',
    })
  })
})

if (isOnServer)
  test('checking the record finds nothing while people are at work', async () => {
    let isDone = false
    const working = (async () => {
      for (let index = 0; index < 150; index += 1) {
        const [name, email] = [newErasable('x', 'display-name', 'X'), newErasable('x', 'email', `${index}@x`)]
        const added = {
          profileId: `p-${index}`,
          displayName: name.ref,
          emailId: `e-${index}`,
          email: email.ref,
          locale: 'en',
          zone: 'UTC',
        }
        await append(
          [{ type: 'person-added', streamId: `person-${index}`, occurredAt: at, payload: added }],
          [name, email],
        )
      }
      isDone = true
    })()
    let checks = 0
    for (; !isDone || checks === 0; checks += 1)
      expect((await checkRecord(db(), undefined, 40)).differences).toEqual([])
    await working
  })

describe('the record', () => {
  test('keeps nothing of a transaction whose change finds no row', async () => {
    const late: EventDraft = {
      type: 'attempt-submitted',
      streamId: 'ann',
      occurredAt: at,
      payload: submission,
    }
    await expect(append([late])).rejects.toThrow('found 0 rows')
    expect(await checkRecord(db())).toMatchObject({ events: 23, differences: [] })
  })

  test('refuses a payload that is not of its type', async () => {
    const wrong: EventDraft = {
      type: 'group-joined',
      streamId: 'ann',
      occurredAt: at,
      payload: { groupId: 'g1' },
    }
    await expect(append([wrong])).rejects.toThrow('membershipId')
  })
})

const submission = { attemptId: 'at1', responses: { q1: ['a'] } }

async function append(events: EventDraft[], erasables: ReturnType<typeof newErasable>[] = []): Promise<void> {
  const rows = erasables.map(({ row }) => row)
  await inTransaction((tx) =>
    appendEvents(tx, { actor: { kind: 'system' }, recordedAt: at, events, erasables: rows }),
  )
}

/** As a replica does, past the triggers: what somebody with the owner's rights could do. */
async function asReplica(sql: string): Promise<void> {
  await db().$transaction([
    db().$executeRawUnsafe("SELECT set_config('session_replication_role', 'replica', true)"),
    db().$executeRawUnsafe(sql),
  ])
}

async function recordOneOfEverything(): Promise<void> {
  const name = newErasable('ann', 'display-name', 'Ann')
  const email = newErasable('ann', 'email', 'ann@example.org')
  const subject = newErasable('ann', 'external-subject', '248289761001')
  const text = newErasable('ann', 'question-report', 'What is asked?')
  const course = { cycleId: 'cy1', courseId: 'c1' }
  const plan = {
    seed: 's',
    keyPointBlob: hash,
    questions: [{ questionId: 'q1', blob: hash, meaningHash: hash, millipoints: 1000, order: ['a', 'b'] }],
    passMark: 75,
    feedbackRelease: 'after-pass',
    presentation: 'all',
    attemptsAllowed: 'unlimited',
  }
  const score = { scoreMillipoints: 1000, maxMillipoints: 1000 }
  const due = { dueAt: '2026-12-31T23:59:59.999Z', dueZone: 'UTC' }
  const draft = (type: string, payload: unknown, streamId = 'ann'): EventDraft => {
    return { type, payload, streamId, occurredAt: at, releaseId: 'r1' }
  }
  await append(
    [
      draft('person-added', {
        profileId: 'p1',
        displayName: name.ref,
        emailId: 'e1',
        email: email.ref,
        locale: 'en',
        zone: 'UTC',
      }),
      draft('role-granted', { grantId: 'r1', role: 'auditor', courseId: null }),
      draft('password-set', {}),
      draft('identity-linked', { identityId: 'i1', issuer: 'https://id.example', subject: subject.ref }),
      draft('manager-set', { lineId: 'm1', managerId: 'bob' }),
      draft('group-created', { groupId: 'g1', name: 'Licensing' }, 'organisation'),
      draft('group-joined', { membershipId: 'gm1', groupId: 'g1' }),
      draft('assignment-made', { assignmentId: 'a1', targetKind: 'everyone', targetId: null, ...due }, 'c1'),
      draft('enrolled', { enrolmentId: 'en1', courseId: 'c1', by: 'assignment' }),
      draft('cycle-opened', { ...course, enrolmentId: 'en1', number: 1 }),
      draft('obligation-added', {
        obligationId: 'o1',
        enrolmentId: 'en1',
        courseId: 'c1',
        assignmentId: 'a1',
        ...due,
      }),
    ],
    [name, email, subject],
  )
  await append([
    draft('course-started', course),
    draft('attempt-started', { ...course, attemptId: 'at1', keyPointId: 'k1', number: 1, plan }),
  ])
  await append(
    [
      draft('lesson-finished', { ...course, lessonId: 'l1', meaningHash: hash }),
      draft('attempt-submitted', submission),
      draft('attempt-graded', {
        attemptId: 'at1',
        cycleId: 'cy1',
        keyPointId: 'k1',
        responses: submission.responses,
        marks: [{ questionId: 'q1', earnedMillipoints: 1000, maxMillipoints: 1000 }],
        ...score,
        passed: true,
      }),
      draft('key-point-mastered', {
        ...course,
        keyPointId: 'k1',
        attemptId: 'at1',
        ...score,
        meaningHash: hash,
      }),
      draft('question-reported', {
        reportId: 'qr1',
        attemptId: 'at1',
        courseId: 'c1',
        keyPointId: 'k1',
        questionId: 'q1',
        revision: hash,
        category: 'unclear',
        text: text.ref,
      }),
      draft('question-report-resolved', {
        reportId: 'qr1',
        courseId: 'c1',
        resolvedBy: 'bob',
        note: text.ref,
      }),
      draft('course-completed', { ...course, completedAt: at.toISOString(), ...score }),
      draft('second-factor-enabled', { factorId: 'sf1' }),
      draft('person-deactivated', { deactivationId: 'd1' }),
      draft('release-taken-live', { number: 1 }, 'organisation'),
    ],
    [text],
  )
}
