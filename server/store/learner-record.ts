import type { LearnerRecord } from '#domain/learning/learner-record.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Db, Tx } from './database.ts'

/** What is recorded of one person in one course, in one statement; an empty record when there is nothing. */
export async function selectLearnerRecord(
  db: Db | Tx,
  personId: string,
  courseId: string,
): Promise<LearnerRecord> {
  const [record] = await selectRecords(db, new Prisma.Sql(ofCourse, [personId, courseId]))
  return record ?? { personId, courseId, enrolmentId: null, obligations: [], cycles: [] }
}

/** What is recorded of one person in every course they were ever enrolled in, by course id, in one statement. */
export async function selectLearnerRecords(
  db: Db | Tx,
  personId: string,
): Promise<Map<string, LearnerRecord>> {
  const records = await selectRecords(db, new Prisma.Sql(ofPerson, [personId]))
  return new Map(records.map((record) => [record.courseId, record]))
}

async function selectRecords(db: Db | Tx, statement: Prisma.Sql): Promise<LearnerRecord[]> {
  const rows = await db.$queryRaw<object[]>(statement)
  readInstants(rows)
  const records = rows as LearnerRecord[]
  demandStates(records)
  return records
}

/** That a cycle has a state no table can demand, since it stands in another; without one nothing is told of it. */
function demandStates(records: readonly LearnerRecord[]): void {
  const broken = records.flatMap(({ cycles }) => cycles).find(({ state }) => state === null)
  if (broken) throw new Error(`Cycle ${broken.id} has no state`)
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

/** The text of a statement around its values, put together once for the process: every page of a learner asks it. */
function textOf(name: 'learner-record' | 'learner-records', condition: Prisma.Sql): string[] {
  const { strings } = Prisma.sql`${Prisma.raw(`/* ${name} */`)}
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
    FROM enrolment e WHERE e.person_id = ${''} ${condition}
    ORDER BY e.course_id`
  return strings
}

const ofCourse = textOf('learner-record', Prisma.sql`AND e.course_id = ${''}`)
const ofPerson = textOf('learner-records', Prisma.empty)

/** The keys under which a record holds instants, wherever they stand in it. */
type InstantKey<Value> = Value extends readonly (infer Item)[]
  ? InstantKey<Item>
  : Value extends object
    ? { [Key in keyof Value]: Date extends Value[Key] ? Key : InstantKey<Value[Key]> }[keyof Value]
    : never

const instantKeys: Record<InstantKey<LearnerRecord>, true> = {
  dueAt: true,
  recordedFrom: true,
  openedAt: true,
  closedAt: true,
  finishedAt: true,
  startedAt: true,
  submittedAt: true,
  masteredAt: true,
  completedAt: true,
}

/** Makes instants of the texts that JSON has for them, in place. */
function readInstants(value: object): void {
  for (const [key, held] of Object.entries(value)) {
    if (typeof held === 'string' && key in instantKeys) Object.assign(value, { [key]: new Date(held) })
    else if (typeof held === 'object' && held !== null) readInstants(held)
  }
}
