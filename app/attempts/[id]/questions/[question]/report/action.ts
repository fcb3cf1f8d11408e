'use server'

import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { readForm, refusedState, refuseMoving } from '#app/admin/answer-form.ts'
import { reportQuestionPath } from '#app/learner/paths.ts'
import type { FormState } from '#components/admin/form-state.ts'
import { refuse } from '#server/commands/outcome.ts'
import { reportQuestion } from '#server/commands/report-question.ts'
import { selectOptionalReportableQuestion } from '#server/queries/reportable-question.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { requireViewer } from '#server/session.ts'

/** Keeps a learner's report about a question of their own attempt and shows it back to them; or says what to mend and keeps what was typed. */
export async function submitQuestionReport(_before: FormState, form: FormData): Promise<FormState> {
  const { personId } = await requireViewer()
  const typed = readForm(form)
  if (!isSameOrigin(await headers())) return refusedState(typed, refuse('', 'errors.other-origin'))
  const { attemptId = '', questionId = '', category = '', text = '' } = typed
  if (!(await selectOptionalReportableQuestion(personId, attemptId, questionId))) notFound()
  const by = { actor: { kind: 'person' as const, id: personId }, now: new Date() }
  const report = { personId, attemptId, questionId, category, text }
  const outcome = await reportQuestion(report, by).catch(refuseMoving)
  if (outcome.ok) redirect(reportQuestionPath(attemptId, questionId))
  return refusedState(typed, outcome)
}
