import { requestText } from '#app/request-text.ts'
import { DateTime } from '#components/ui/date-time.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { canSeePerson } from '#server/permissions.ts'
import type { StoredReport } from '#server/store/question-reports.ts'
import type { Viewer } from '#server/viewer.ts'
import { courseTitle } from '../../course-titles.ts'
import { personAttemptPath } from '../../paths.ts'

/** Who reported what and when, with the way to the attempt for those who may see it. */
export async function ReportFacts({ report, viewer }: { report: StoredReport; viewer: Viewer }) {
  const { t, locale } = await requestText()
  const { personId, attemptId, reporter } = report
  const attempt = (await canSeePerson(viewer, personId))
    ? [
        {
          term: t('record.attempt'),
          value: <a href={personAttemptPath(personId, attemptId)}>{t('admin.reports.see-attempt')}</a>,
        },
      ]
    : []
  return (
    <DefinitionList
      items={[
        { term: t('admin.reports.category'), value: t(`report-question.category-${report.category}`) },
        { term: t('admin.reports.wrote'), value: <span className="pre-line">{report.text}</span> },
        { term: t('admin.reports.by'), value: reporter ?? t('person.erased') },
        {
          term: t('admin.reports.reported'),
          value: <DateTime instant={report.reportedAt} zone={viewer.zone} locale={locale} />,
        },
        { term: t('admin.reports.course'), value: await courseTitle(report.courseId) },
        { term: t('admin.reports.question'), value: <code>{report.questionId}</code> },
        ...attempt,
      ]}
    />
  )
}
