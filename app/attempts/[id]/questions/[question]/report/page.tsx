import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { attemptPath, reportQuestionPath } from '#app/learner/paths.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { ActionForm } from '#components/admin/action-form.tsx'
import { ReportStanding } from '#components/question/report-standing.tsx'
import { ShownQuestion } from '#components/question/shown-question.tsx'
import { problemCategories } from '#domain/questions/problem-category.ts'
import type { Translate } from '#messages/index.ts'
import { selectOptionalReportableQuestion } from '#server/queries/reportable-question.ts'
import { requireViewer } from '#server/session.ts'
import { submitQuestionReport } from './action.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('report-question.title') }
}

type Props = { params: Promise<{ id: string; question: string }> }

export default async function ReportQuestionPage({ params }: Props) {
  const viewer = await requireViewer()
  const { id: attemptId, question: questionId } = await params
  const found = await selectOptionalReportableQuestion(viewer.personId, attemptId, questionId)
  if (!found) notFound()
  const { t, locale } = await requestText()
  const { view, position, lang, report, isOpen } = found
  return (
    <ViewerShell current="learning" crumbs={[{ href: '/', label: t('home.title') }]}>
      <div className="page-heading">
        <h1>{t('report-question.title')}</h1>
      </div>
      <div className="stack-loose">
        <ShownQuestion t={t} view={view} position={position} lang={lang} />
        {report ? (
          <ReportStanding t={t} report={report} place={{ zone: viewer.zone, locale }} />
        ) : (
          <ActionForm
            id="report"
            path={reportQuestionPath(attemptId, questionId)}
            action={submitQuestionReport}
            hidden={{ attemptId, questionId }}
            words={{ button: t('report-question.send'), problems: t('form.problems') }}
            fields={fieldsOf(t)}
          />
        )}
        <p>
          <a
            href={`${attemptPath(attemptId)}${isOpen && !found.isAllShown ? `?question=${position.number}` : ''}`}
          >
            {t(isOpen ? 'report-question.back-attempt' : 'report-question.back-result')}
          </a>
        </p>
      </div>
    </ViewerShell>
  )
}

function fieldsOf(t: Translate) {
  const choices = problemCategories.map((value) => ({ value, label: t(`report-question.category-${value}`) }))
  return [
    {
      kind: 'select',
      name: 'category',
      label: t('report-question.category'),
      options: [{ value: '', label: t('report-question.category-choose') }, ...choices],
    },
    {
      kind: 'textarea',
      name: 'text',
      label: t('report-question.text'),
      hint: t('report-question.text-hint'),
    },
  ] as const
}
