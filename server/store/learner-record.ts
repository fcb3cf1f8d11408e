import { z } from 'zod'
import { cycleStates } from '#domain/learning/cycle-state.ts'
import type { LearnerRecord } from '#domain/learning/learner-record.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Db, Tx } from './database.ts'

/** What is recorded of one person in one course, in one statement; an empty record when there is nothing. */
export async function selectLearnerRecord(
  db: Db | Tx,
  personId: string,
  courseId: string,
): Promise<LearnerRecord> {
  const [record] = await selectRecords(
    db,
    'learner-record',
    personId,
    Prisma.sql`AND e.course_id = ${courseId}`,
  )
  return record ?? { personId, courseId, enrolmentId: null, obligations: [], cycles: [] }
}

/** What is recorded of one person in every course they were ever enrolled in, by course id, in one statement. */
export async function selectLearnerRecords(
  db: Db | Tx,
  personId: string,
): Promise<Map<string, LearnerRecord>> {
  const records = await selectRecords(db, 'learner-records', personId, Prisma.empty)
  return new Map(records.map((record) => [record.courseId, record]))
}

async function selectRecords(
  db: Db | Tx,
  statement: 'learner-record' | 'learner-records',
  personId: string,
  condition: Prisma.Sql,
): Promise<LearnerRecord[]> {
  const rows = await db.$queryRaw<unknown[]>`${Prisma.raw(`/* ${statement} */`)}
    SELECT e.person_id AS "personId", e.course_id AS "courseId", e.id AS "enrolmentId",
      COALESCE((SELECT json_agg(json_build_object('id', o.id, 'assignmentId', o.assignment_id,
          'dueAt', o.due_at, 'dueZone', o.due_zone, 'recordedFrom', o.recorded_from)
        ORDER BY o.due_at NULLS LAST, o.id)
        FROM obligation o
        WHERE o.person_id = e.person_id AND o.course_id = e.course_id AND o.recorded_until IS NULL), '[]') AS obligations,
      COALESCE((SELECT json_agg(json_build_object('id', c.id, 'number', c.number, 'releaseId', c.release_id,
          'openedAt', c.opened_at, 'closedAt', c.closed_at, 'state', ${stateOf}, 'finishes', ${finishesOf},
          'attempts', ${attemptsOf}, 'masteries', ${masteriesOf}, 'completion', ${completionOf}) ORDER BY c.number)
        FROM cycle c WHERE c.person_id = e.person_id AND c.enrolment_id = e.id), '[]') AS cycles
    FROM enrolment e WHERE e.person_id = ${personId} ${condition}
    ORDER BY e.course_id`
  return z.array(recordSchema).parse(rows)
}

const stateOf = Prisma.sql`(SELECT s.state FROM cycle_state s
  WHERE s.person_id = c.person_id AND s.cycle_id = c.id AND s.recorded_until IS NULL)`

const finishesOf = Prisma.sql`COALESCE((SELECT json_agg(
    json_build_object('lessonId', f.lesson_id, 'finishedAt', f.finished_at) ORDER BY f.finished_at, f.lesson_id)
  FROM lesson_finish f WHERE f.person_id = c.person_id AND f.cycle_id = c.id), '[]')`

const attemptsOf = Prisma.sql`COALESCE((SELECT json_agg(json_build_object('id', a.id, 'keyPointId', a.key_point_id,
    'number', a.number, 'startedAt', a.started_at, 'submittedAt', a.submitted_at,
    'result', CASE WHEN r.attempt_id IS NOT NULL THEN json_build_object('scoreMillipoints', r.score_millipoints,
      'maxMillipoints', r.max_millipoints, 'passed', r.passed) END) ORDER BY a.started_at, a.number, a.id)
  FROM attempt a LEFT JOIN attempt_result r ON r.person_id = a.person_id AND r.attempt_id = a.id
  WHERE a.person_id = c.person_id AND a.cycle_id = c.id), '[]')`

const masteriesOf = Prisma.sql`COALESCE((SELECT json_agg(json_build_object('keyPointId', m.key_point_id,
    'attemptId', m.attempt_id, 'scoreMillipoints', m.score_millipoints, 'maxMillipoints', m.max_millipoints,
    'masteredAt', m.mastered_at) ORDER BY m.mastered_at, m.key_point_id)
  FROM key_point_mastery m WHERE m.person_id = c.person_id AND m.cycle_id = c.id), '[]')`

const completionOf = Prisma.sql`(SELECT json_build_object('completedAt', d.completed_at,
    'scoreMillipoints', d.score_millipoints, 'maxMillipoints', d.max_millipoints)
  FROM completion d WHERE d.person_id = c.person_id AND d.cycle_id = c.id)`

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const points = { scoreMillipoints: z.int(), maxMillipoints: z.int() }

const recordSchema: z.ZodType<LearnerRecord> = z.strictObject({
  personId: z.string(),
  courseId: z.string(),
  enrolmentId: z.string(),
  obligations: z.array(
    z.strictObject({
      id: z.string(),
      assignmentId: z.string(),
      dueAt: instant.nullable(),
      dueZone: z.string().nullable(),
      recordedFrom: instant,
    }),
  ),
  cycles: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int(),
      releaseId: z.string(),
      openedAt: instant,
      closedAt: instant.nullable(),
      state: z.enum(cycleStates),
      finishes: z.array(z.strictObject({ lessonId: z.string(), finishedAt: instant })),
      attempts: z.array(
        z.strictObject({
          id: z.string(),
          keyPointId: z.string(),
          number: z.int(),
          startedAt: instant,
          submittedAt: instant.nullable(),
          result: z.strictObject({ ...points, passed: z.boolean() }).nullable(),
        }),
      ),
      masteries: z.array(
        z.strictObject({ keyPointId: z.string(), attemptId: z.string(), ...points, masteredAt: instant }),
      ),
      completion: z.strictObject({ ...points, completedAt: instant }).nullable(),
    }),
  ),
})
