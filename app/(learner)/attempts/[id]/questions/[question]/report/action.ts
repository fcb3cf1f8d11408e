'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { readForm, refusedState } from '#app/admin/answer-form.ts'
import type { FormState } from '#components/admin/form-state.ts'
import { refuse } from '#server/commands/outcome.ts'
import { reportQuestion } from '#server/commands/report-question.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { requireViewer } from '#server/session.ts'
import { reportQuestionPath } from '../../../../../paths.ts'

/** Keeps a learner's report and shows it back to them; or says what to mend and keeps what was typed. */
export async function submitQuestionReport(_before: FormState, form: FormData): Promise<FormState> {
  const { personId } = await requireViewer()
  const typed = readForm(form)
  const { attemptId = '', questionId = '', category = '', text = '' } = typed
  const by = { actor: { kind: 'person' as const, id: personId }, now: new Date() }
  const outcome = isSameOrigin(await headers())
    ? await reportQuestion({ personId, attemptId, questionId, category, text }, by)
    : refuse('', 'errors.other-origin')
  if (outcome.ok) redirect(reportQuestionPath(attemptId, questionId))
  return refusedState(typed, outcome)
}
