import { z } from 'zod'
import { questionReportResolved } from '#domain/learning/events/question-reports.ts'
import { database } from '#server/store/database.ts'
import { newErasable } from '#server/store/erasable.ts'
import { selectOptionalReport } from '#server/store/question-reports.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { textSchema } from './fields.ts'
import { type Outcome, readInput, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z.object({ note: textSchema('admin.reports.note-missing') })

/**
 * Answers a report with a note that the learner reads. The first answer stays: sent again it changes nothing, another
 * one is refused. Whether the
 * resolver may answer reports of that course is for the caller to ask (server/permissions.ts).
 */
export async function resolveQuestionReport(
  input: { reportId: string; resolvedBy: string; note: string },
  by: Commanded,
): Promise<Outcome> {
  const { reportId, resolvedBy } = input
  const report = await selectOptionalReport(database(), reportId)
  if (!report) return refuse('', 'errors.not-found')
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { personId, courseId } = report
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const earlier = await selectOptionalReport(tx, reportId)
    if (earlier?.resolvedBy)
      return earlier.resolvedBy === resolvedBy && earlier.note === read.value.note
        ? { ok: true }
        : refuse('', 'admin.reports.is-resolved')
    const note = newErasable(personId, 'question-report-note', read.value.note)
    const payload = { reportId, courseId, resolvedBy, note: note.ref }
    await record(tx, by, [happening(questionReportResolved, personId, payload)], [note.row])
    return { ok: true }
  })
}
