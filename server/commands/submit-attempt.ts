import { type Grade, gradeAttempt } from '#domain/attempts/grade.ts'
import type { Responses } from '#domain/attempts/plan.ts'
import { type FormAnswers, readAnswers } from '#domain/attempts/read-answers.ts'
import type { Catalogue, QuestionItem } from '#domain/course/catalogue.ts'
import { itemKey } from '#domain/course/catalogue.ts'
import { attemptGraded, attemptSubmitted } from '#domain/learning/events/attempts.ts'
import { keyPointMastered } from '#domain/learning/events/progress.ts'
import type { CycleRecord } from '#domain/learning/learner-record.ts'
import { catalogueOf } from '#server/catalogue.ts'
import { attemptQuestions } from '#server/queries/attempt-questions.ts'
import {
  deleteDrafts,
  type StoredAttempt,
  saveDrafts,
  selectDrafts,
  selectOptionalAttempt,
} from '#server/store/attempts.ts'
import { database, type Tx } from '#server/store/database.ts'
import { selectLearnerRecord } from '#server/store/learner-record.ts'
import { inLearnerTransaction } from '#server/store/learner-transaction.ts'
import { lockLearnerAt } from '#server/store/stream-end.ts'
import { type Commanded, type Happening, happening, record } from './record.ts'
import { completionHappenings, type LearnerOutcome } from './taking-course.ts'

type Content = { questions: ReadonlyMap<string, QuestionItem>; pinned: Catalogue }
type Submitted = LearnerOutcome<{ passed: boolean; completedCourse: boolean }>

/**
 * Hands in the learner's attempt: saves the answers that came with it, grades on the questions it began with, and
 * records mastery and completion when they are earned for the first time. Handing in again changes nothing and
 * answers with the grade there is.
 */
export async function submitAttempt(
  input: { personId: string; attemptId: string; answers: FormAnswers },
  by: Commanded,
): Promise<Submitted> {
  const attempt = await selectOptionalAttempt(database(), input.attemptId)
  if (attempt?.personId !== input.personId) return { ok: false, error: 'not-found' }
  if (attempt.result) return { ok: true, passed: attempt.result.passed, completedCourse: false }
  const questions = await attemptQuestions(attempt.plan)
  const content = { questions, pinned: await catalogueOf(attempt.releaseId) }
  const answers = readAnswers([...questions.values()], input.answers)
  return inLearnerTransaction(attempt.personId, async (tx) => {
    const now = await lockLearnerAt(tx, attempt.personId, by.now)
    if (!now) return { ok: false, error: 'not-found' }
    const current = await selectOptionalAttempt(tx, attempt.id)
    if (current?.result) return { ok: true, passed: current.result.passed, completedCourse: false }
    await saveDrafts(tx, attempt, answers, now)
    return gradeDrafts(tx, attempt, content, { ...by, now })
  })
}

async function gradeDrafts(
  tx: Tx,
  attempt: StoredAttempt,
  content: Content,
  by: Commanded,
): Promise<Submitted> {
  const { responses } = await selectDrafts(tx, attempt.personId, attempt.id)
  const grade = gradeAttempt(attempt.plan, content.questions, responses)
  const cycle = await selectCycle(tx, attempt)
  const mastered = grade.passed ? masteryHappenings(attempt, grade, cycle, content.pinned) : []
  const masteries = [...cycle.masteries]
  if (mastered.length > 0) masteries.push({ ...pointsOf(grade), ...keysOf(attempt), masteredAt: by.now })
  const completed = completionHappenings(attempt.personId, courseOf(attempt, content.pinned), {
    ...cycle,
    masteries,
  })
  await record(tx, by, [...gradeHappenings(attempt, responses, grade), ...mastered, ...completed])
  await deleteDrafts(tx, attempt)
  return { ok: true, passed: grade.passed, completedCourse: completed.length > 0 }
}

async function selectCycle(tx: Tx, attempt: StoredAttempt): Promise<CycleRecord> {
  const { cycles } = await selectLearnerRecord(tx, attempt.personId, attempt.courseId)
  const cycle = cycles.find((candidate) => candidate.id === attempt.cycleId)
  if (!cycle) throw new Error(`Attempt ${attempt.id} belongs to no cycle of its learner`)
  return cycle
}

function gradeHappenings(attempt: StoredAttempt, responses: Responses, grade: Grade): Happening[] {
  const { id: attemptId, personId, cycleId, keyPointId, releaseId } = attempt
  const graded = { attemptId, cycleId, keyPointId, responses, ...grade }
  return [
    happening(attemptSubmitted, personId, { attemptId, responses }, releaseId),
    happening(attemptGraded, personId, graded, releaseId),
  ]
}

/** A key point is mastered once in a cycle; passing it again is practice. */
function masteryHappenings(
  attempt: StoredAttempt,
  grade: Grade,
  cycle: CycleRecord,
  pinned: Catalogue,
): Happening[] {
  const { personId, cycleId, courseId, keyPointId, releaseId } = attempt
  if (cycle.masteries.some((mastery) => mastery.keyPointId === keyPointId)) return []
  const meaningHash = pinned.entries.get(itemKey(courseId, 'key-point', keyPointId))?.meaningHash
  if (!meaningHash) throw new Error(`Release ${releaseId} has no key point ${courseId}/${keyPointId}`)
  const payload = { cycleId, courseId, meaningHash, ...keysOf(attempt), ...pointsOf(grade) }
  return [happening(keyPointMastered, personId, payload, releaseId)]
}

const keysOf = ({ id, keyPointId }: StoredAttempt) => ({ attemptId: id, keyPointId })

const pointsOf = ({ scoreMillipoints, maxMillipoints }: Grade) => ({ scoreMillipoints, maxMillipoints })

function courseOf(attempt: StoredAttempt, pinned: Catalogue) {
  const course = pinned.courses.get(attempt.courseId)
  if (!course) throw new Error(`Release ${pinned.releaseId} has no course ${attempt.courseId}`)
  return course
}
