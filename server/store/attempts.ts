import {
  type AttemptPlan,
  attemptPlanSchema,
  type Marks,
  marksSchema,
  type Responses,
  responsesSchema,
} from '#domain/attempts/plan.ts'
import type { ReadAnswer } from '#domain/attempts/read-answers.ts'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import type { Db, Tx } from './database.ts'

export type StoredResult = {
  responses: Responses
  marks: Marks
  scoreMillipoints: number
  maxMillipoints: number
  passed: boolean
  gradedAt: Date
}

export type StoredAttempt = {
  id: string
  personId: string
  cycleId: string
  courseId: string
  keyPointId: string
  number: number
  releaseId: string
  plan: AttemptPlan
  startedAt: Date
  submittedAt: Date | null
  result: StoredResult | null
}

/** An attempt with its plan and, once it is submitted, its result; null when there is none of that id. */
export async function selectOptionalAttempt(db: Db | Tx, attemptId: string): Promise<StoredAttempt | null> {
  const row = await db.attempt.findUnique({ where: { id: attemptId } })
  if (!row) return null
  const { planText, ...attempt } = row
  const plan = attemptPlanSchema.parse(JSON.parse(planText))
  return { ...attempt, plan, result: row.submittedAt && (await selectResult(db, attemptId)) }
}

async function selectResult(db: Db | Tx, attemptId: string): Promise<StoredResult> {
  const row = await db.attemptResult.findUniqueOrThrow({ where: { attemptId } })
  const { scoreMillipoints, maxMillipoints, passed, gradedAt } = row
  return {
    responses: responsesSchema.parse(JSON.parse(row.responsesText)),
    marks: marksSchema.parse(JSON.parse(row.marksText)),
    scoreMillipoints,
    maxMillipoints,
    passed,
    gradedAt,
  }
}

/** True until the attempt is submitted. */
export async function isAttemptOpen(tx: Tx, attemptId: string): Promise<boolean> {
  return (await tx.attempt.count({ where: { id: attemptId, submittedAt: null } })) > 0
}

/** The plans of a cycle's attempts for a key point, the oldest first. */
export async function selectPlans(tx: Tx, cycleId: string, keyPointId: string): Promise<AttemptPlan[]> {
  const where = { cycleId, keyPointId }
  const rows = await tx.attempt.findMany({ where, orderBy: { number: 'asc' }, select: { planText: true } })
  return rows.map((row) => attemptPlanSchema.parse(JSON.parse(row.planText)))
}

export type Drafts = {
  responses: Responses
  versions: Record<string, number> // by question id; each save of an answer raises it by one
  savedAt: Date | null // the latest save
}

/** What was answered so far in an open attempt. An answer that was taken back is no response. */
export async function selectDrafts(db: Db | Tx, personId: string, attemptId: string): Promise<Drafts> {
  const rows = await db.attemptDraft.findMany({
    where: { personId, attemptId },
    orderBy: { questionId: 'asc' },
  })
  const answers = rows.map((row) => [row.questionId, JSON.parse(row.responseText)] as const)
  const times = rows.map((row) => row.savedAt.getTime())
  return {
    responses: Object.fromEntries(answers.filter(([, response]) => response !== null)),
    versions: Object.fromEntries(rows.map((row) => [row.questionId, row.version])),
    savedAt: times.length > 0 ? new Date(Math.max(...times)) : null,
  }
}

/** Stores answers of an open attempt, each as a newer version than the one before. */
export async function saveDrafts(
  tx: Tx,
  attempt: { personId: string; id: string },
  answers: readonly ReadAnswer[],
  now: Date,
): Promise<void> {
  if (answers.length === 0) return
  await tx.$executeRaw`
    INSERT INTO attempt_draft AS d (person_id, attempt_id, question_id, version, response_text, saved_at)
    SELECT ${attempt.personId}, ${attempt.id}, question_id, 1, response_text, ${now}
    FROM unnest(
      ${answers.map((answer) => answer.questionId)}::text[],
      ${answers.map((answer) => canonicalJson(answer.response))}::text[]
    ) AS answer (question_id, response_text)
    ON CONFLICT (person_id, attempt_id, question_id) DO UPDATE
    SET version = d.version + 1, response_text = excluded.response_text, saved_at = excluded.saved_at`
}

/** Forgets the drafts of an attempt whose responses are in the record. */
export async function deleteDrafts(tx: Tx, attempt: { personId: string; id: string }): Promise<void> {
  await tx.attemptDraft.deleteMany({ where: { personId: attempt.personId, attemptId: attempt.id } })
}
