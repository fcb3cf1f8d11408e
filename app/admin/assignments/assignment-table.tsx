import { requestText } from '#app/request-text.ts'
import { DataTable } from '#components/ui/data-table.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import type { ListedAssignment } from '#server/store/assignment-list.ts'
import { courseTitle } from '../course-titles.ts'
import { assignmentPath } from '../paths.ts'
import { dueWords, targetWords } from './target-words.ts'

type AssignmentTableProps = { assignments: readonly ListedAssignment[]; zone: string }

/** Assignments with what they ask of whom, withdrawn ones included: the record of them stays. */
export async function AssignmentTable({ assignments, zone }: AssignmentTableProps) {
  const { t, locale } = await requestText()
  const titles = new Map<string, string>()
  for (const { courseId } of assignments) titles.set(courseId, await courseTitle(courseId))
  return (
    <DataTable
      id="assignments"
      caption={t('admin.nav.assignments')}
      captionHidden
      rows={assignments}
      rowKey={(assignment) => assignment.id}
      columns={[
        {
          id: 'course',
          heading: t('admin.assign.course'),
          rowHeader: true,
          cell: (assignment) => <a href={assignmentPath(assignment.id)}>{titles.get(assignment.courseId)}</a>,
        },
        { id: 'target', heading: t('admin.assign.target'), cell: (a) => targetWords(t, a) },
        { id: 'due', heading: t('report.column.due'), cell: (a) => dueWords(t, locale, a) },
        {
          id: 'made',
          heading: t('admin.assign.made'),
          cell: (a) => <DateTime instant={a.madeAt} zone={zone} locale={locale} only="date" />,
        },
        { id: 'people', heading: t('report.people'), numeric: true, cell: (a) => a.people },
        {
          id: 'standing',
          heading: t('admin.people.standing'),
          cell: (a) => t(a.withdrawnAt ? 'admin.assign.withdrawn' : 'admin.assign.in-force'),
        },
      ]}
    />
  )
}
