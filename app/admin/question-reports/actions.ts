'use server'

import { notFound } from 'next/navigation'
import type { FormState } from '#components/admin/form-state.ts'
import { resolveQuestionReport } from '#server/commands/resolve-question-report.ts'
import { canAnswerReports } from '#server/permissions.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalReport } from '#server/store/question-reports.ts'
import { requireReportReader } from '../admin-page.ts'
import { answerForm } from '../answer-form.ts'
import { questionReportsPath } from '../paths.ts'

/** Answers a report about a course that the visitor looks after; any other reads as absent. */
export async function submitResolution(_before: FormState, form: FormData): Promise<FormState> {
  const { viewer } = await requireReportReader()
  return answerForm(
    form,
    async ({ reportId = '', note = '' }, by) => {
      const report = await selectOptionalReport(database(), reportId)
      if (!report || !canAnswerReports(viewer, report.courseId)) notFound()
      const outcome = await resolveQuestionReport({ reportId, resolvedBy: viewer.personId, note }, by)
      return outcome.ok ? { ok: true, goTo: questionReportsPath, done: 'report-resolved' } : outcome
    },
    requireReportReader,
  )
}
