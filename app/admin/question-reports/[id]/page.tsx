import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { ShownQuestion } from '#components/question/shown-question.tsx'
import { formatInstant } from '#components/ui/format-instant.ts'
import { Notice } from '#components/ui/notice.tsx'
import { canAnswerReports } from '#server/permissions.ts'
import { selectOptionalReportedQuestion } from '#server/queries/reported-question.ts'
import { database } from '#server/store/database.ts'
import { type StoredReport, selectOptionalReport } from '#server/store/question-reports.ts'
import type { Viewer } from '#server/viewer.ts'
import { requireReportReader } from '../../admin-page.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { formWords } from '../../form-words.ts'
import { questionReportPath, questionReportsPath } from '../../paths.ts'
import { submitResolution } from '../actions.ts'
import { ReportFacts } from './report-facts.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.reports.title') }
}

type Props = { params: Promise<{ id: string }> }

export default async function QuestionReportPage({ params }: Props) {
  const { viewer } = await requireReportReader()
  const report = await selectOptionalReport(database(), (await params).id)
  if (!report || !canAnswerReports(viewer, report.courseId)) notFound()
  const { t } = await requestText()
  return (
    <AdminShell
      place="question-reports"
      crumbs={[{ href: questionReportsPath, label: t('admin.nav.question-reports') }]}
    >
      <h1>{t('admin.reports.title')}</h1>
      <ReportFacts report={report} viewer={viewer} />
      <AskedQuestion report={report} viewer={viewer} />
      <Resolution report={report} viewer={viewer} />
    </AdminShell>
  )
}

async function AskedQuestion({ report, viewer }: { report: StoredReport; viewer: Viewer }) {
  const { t } = await requestText()
  const asked = await selectOptionalReportedQuestion(viewer.personId, report)
  if (!asked) return null
  const { revision, ...question } = asked
  return (
    <section className="section">
      <h2>{t('admin.reports.asked')}</h2>
      <ShownQuestion t={t} {...question} />
      {revision === null ? null : (
        <p className="soft small">
          {t('admin.attempt.revision-label')} <code>{revision}</code>
        </p>
      )}
    </section>
  )
}

async function Resolution({ report, viewer }: { report: StoredReport; viewer: Viewer }) {
  const { t, locale } = await requestText()
  const { id, resolvedAt, resolver, note } = report
  if (resolvedAt) {
    const when = formatInstant(resolvedAt, { zone: viewer.zone, locale })
    const name = resolver ?? t('person.erased')
    return (
      <Notice kind="success" title={t('admin.reports.resolved-by', { name, when })}>
        <p className="pre-line">{note}</p>
      </Notice>
    )
  }
  return (
    <section className="section">
      <h2>{t('admin.reports.answer')}</h2>
      <ActionForm
        id="resolution"
        path={questionReportPath(id)}
        action={submitResolution}
        hidden={{ reportId: id }}
        words={formWords(t, t('admin.reports.answer'))}
        fields={[
          {
            kind: 'textarea',
            name: 'note',
            label: t('admin.reports.note'),
            hint: t('admin.reports.answer-hint'),
          },
        ]}
      />
    </section>
  )
}
