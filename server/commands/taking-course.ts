import type { Course } from '#domain/course/catalogue.ts'
import { completionOf } from '#domain/learning/completion.ts'
import { courseCompleted, courseStarted } from '#domain/learning/events/progress.ts'
import { cycleOpened, enrolled } from '#domain/learning/events/training.ts'
import { type CycleRecord, type LearnerRecord, openCycle } from '#domain/learning/learner-record.ts'
import { newId } from '#server/digest.ts'
import type { ErrorCode } from '#server/errors.mjs'
import { type LearnerCourse, mayTake, selectOptionalLearnerCourse } from '#server/queries/learner-course.ts'
import type { Tx } from '#server/store/database.ts'
import { selectLearnerRecord } from '#server/store/learner-record.ts'
import { inLearnerTransaction } from '#server/store/learner-transaction.ts'
import { lockLearnerAt } from '#server/store/stream-end.ts'
import { type Commanded, type Happening, happening } from './record.ts'

/** What a learner's command answers: done, or what the person is told (server/errors.ts). */
export type LearnerOutcome<Value = object> = ({ ok: true } & Value) | { ok: false; error: ErrorCode }

/** A learner at work in a course, their stream locked: the cycle they work in and what has to be said first. */
export type Taking = Omit<LearnerCourse, 'cycle'> & {
  cycle: CycleRecord
  /** Enrolment, a new cycle and the start of the course, as far as they are not recorded yet. */
  before: Happening[]
  /** Who gave the command, and the instant at which what it does is recorded. */
  by: Commanded
}

/**
 * Runs a command's work in one transaction with the learner's stream locked. Content is loaded before, since a
 * transaction that waits for another connection would wait for ever on the embedded database; should the cycle pin
 * another release by then, it is loaded again. Answers not-found when the course is not theirs to take.
 */
export async function whileTakingCourse<Value>(
  who: { personId: string; courseId: string },
  by: Commanded,
  work: (tx: Tx, taking: Taking) => Promise<LearnerOutcome<Value>>,
): Promise<LearnerOutcome<Value>> {
  for (;;) {
    const loaded = await selectOptionalLearnerCourse(who.personId, who.courseId)
    if (!loaded) return { ok: false, error: 'not-found' }
    const outcome = await inLearnerTransaction(who.personId, async (tx) => {
      const now = await lockLearnerAt(tx, who.personId, by.now)
      if (!now) return nobodyThere
      const record = await selectLearnerRecord(tx, who.personId, who.courseId)
      const taking = takingOf(loaded, record, { ...by, now })
      return taking && work(tx, taking)
    })
    if (outcome) return outcome
  }
}

const nobodyThere = { ok: false, error: 'not-found' } as const

function takingOf(loaded: LearnerCourse, record: LearnerRecord, by: Commanded): Taking | null {
  const cycle = openCycle(record)
  const releaseId = cycle?.releaseId ?? loaded.live.releaseId
  if (!mayTake(record, loaded.live) || releaseId !== loaded.pinned.releaseId) return null
  const begun = cycle ? { cycle, happenings: [] } : beginCycle(record, releaseId, by.now)
  const { courseId, personId } = record
  const started = { cycleId: begun.cycle.id, courseId }
  const before =
    begun.cycle.state === 'not-started'
      ? [...begun.happenings, happening(courseStarted, personId, started, releaseId)]
      : []
  return { ...loaded, record, cycle: begun.cycle, before, by }
}

function beginCycle(
  { personId, courseId, enrolmentId, cycles }: LearnerRecord,
  releaseId: string,
  now: Date,
): { cycle: CycleRecord; happenings: Happening[] } {
  const number = (cycles.at(-1)?.number ?? 0) + 1
  const enrolment = { enrolmentId: enrolmentId ?? newId(), courseId }
  const opened = { cycleId: newId(), ...enrolment, number }
  const happenings = [happening(cycleOpened, personId, opened, releaseId)]
  if (enrolmentId === null) happenings.unshift(happening(enrolled, personId, { ...enrolment, by: 'self' }))
  const nothing = { finishes: [], attempts: [], masteries: [], closedAt: null, completion: null }
  const cycle = {
    id: opened.cycleId,
    number,
    releaseId,
    openedAt: now,
    state: 'not-started' as const,
    ...nothing,
  }
  return { cycle, happenings }
}

/** The completion that a cycle has earned with what just happened, to be recorded once; nothing otherwise. */
export function completionHappenings(
  personId: string,
  course: Course,
  cycle: Pick<CycleRecord, 'id' | 'releaseId' | 'finishes' | 'masteries' | 'completion'>,
): Happening[] {
  const completion = cycle.completion === null && completionOf(course, cycle)
  if (!completion) return []
  const completedAt = completion.completedAt.toISOString()
  const payload = { cycleId: cycle.id, courseId: course.id, ...completion, completedAt }
  return [happening(courseCompleted, personId, payload, cycle.releaseId)]
}
