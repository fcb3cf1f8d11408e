import { z } from 'zod'
import { questionReported } from '#domain/learning/events/question-reports.ts'
import { problemCategories } from '#domain/questions/problem-category.ts'
import { newId } from '#server/digest.ts'
import { selectOptionalAttempt } from '#server/store/attempts.ts'
import { database, type Tx } from '#server/store/database.ts'
import { newErasable } from '#server/store/erasable.ts'
import { inLearnerTransaction } from '#server/store/learner-transaction.ts'
import { selectReportsOf, selectReportTimes } from '#server/store/question-reports.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { textSchema } from './fields.ts'
import { type Outcome, type Refusal, readInput, refuse, refuseForNow } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z.object({
  category: z.enum(problemCategories, 'report-question.category-missing'),
  text: textSchema('report-question.text-missing'),
})

const mostInADay = 20
const dayMs = 24 * 60 * 60 * 1000

type Reported = { personId: string; attemptId: string; questionId: string }

/**
 * Keeps what a learner says is wrong with a question of their own attempt. One report for a question of an attempt:
 * sending it again changes nothing and answers with the one there is.
 */
export async function reportQuestion(
  input: Reported & { category: string; text: string },
  by: Commanded,
): Promise<Outcome<{ reportId: string }>> {
  const attempt = await selectOptionalAttempt(database(), input.attemptId)
  const asked = attempt?.plan.questions.find(({ questionId }) => questionId === input.questionId)
  if (attempt?.personId !== input.personId || !asked) return refuse('', 'errors.not-found')
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { personId, attemptId, questionId } = input
  const { courseId, keyPointId, releaseId } = attempt
  return inLearnerTransaction(personId, async (tx) => {
    await lockLearner(tx, personId)
    const earlier = (await selectReportsOf(tx, personId, attemptId)).find((r) => r.questionId === questionId)
    if (earlier) return { ok: true, reportId: earlier.id }
    const refusal = await refuseTooMany(tx, personId, by.now)
    if (refusal) return refusal
    const reportId = newId()
    const text = newErasable(personId, 'question-report', read.value.text)
    const { category } = read.value
    const revision = asked.blob
    const ids = { reportId, attemptId, courseId, keyPointId, questionId }
    const payload = { ...ids, revision, category, text: text.ref }
    await record(tx, by, [happening(questionReported, personId, payload, releaseId)], [text.row])
    return { ok: true, reportId }
  })
}

async function refuseTooMany(tx: Tx, personId: string, now: Date): Promise<Refusal | null> {
  const since = new Date(now.getTime() - dayMs)
  const times = await selectReportTimes(tx, personId, { since, most: mostInADay })
  const oldest = times[mostInADay - 1]
  if (!oldest) return null
  const seconds = Math.ceil((oldest.getTime() - since.getTime()) / 1000)
  return refuseForNow('', 'report-question.too-many', Math.max(1, seconds))
}
