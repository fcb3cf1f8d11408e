import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { countGaps } from '#server/store/assignment-gaps.ts'
import { selectOptionalListedAssignment } from '#server/store/assignment-list.ts'
import { database } from '#server/store/database.ts'
import { readParams, requireOverseer } from '../../admin-page.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { courseTitle } from '../../course-titles.ts'
import { formWords } from '../../form-words.ts'
import { assignmentPath, assignmentsPath, reportPath } from '../../paths.ts'
import { submitCompletion } from '../actions.ts'
import { dueWords, targetWords } from '../target-words.ts'
import { Withdrawal } from './withdrawal.tsx'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.assign.one') }
}

export default async function AssignmentPage({ params, searchParams }: Props) {
  const { viewer, mayChange } = await requireOverseer()
  const { t, locale } = await requestText()
  const assignment = (await selectOptionalListedAssignment(database(), (await params).id)) ?? notFound()
  const { done } = await readParams(searchParams)
  const gaps = await countGaps(database(), assignment.id)
  const { withdrawnAt } = assignment
  const day = (instant: Date) => <DateTime instant={instant} zone={viewer.zone} locale={locale} only="date" />
  return (
    <AdminShell
      place="assignments"
      crumbs={[{ href: assignmentsPath, label: t('admin.nav.assignments') }]}
      done={done}
    >
      <h1>{await courseTitle(assignment.courseId)}</h1>
      <DefinitionList
        items={[
          { term: t('admin.assign.target'), value: targetWords(t, assignment) },
          { term: t('report.column.due'), value: dueWords(t, locale, assignment) },
          { term: t('admin.assign.made'), value: day(assignment.madeAt) },
          ...(withdrawnAt ? [{ term: t('admin.assign.withdrawn'), value: day(withdrawnAt) }] : []),
          {
            term: t('report.people'),
            value: (
              <a href={reportPath('completion', { course: assignment.courseId })}>
                {t('admin.assign.asks', { people: assignment.people })}
              </a>
            ),
          },
        ]}
      />
      {gaps > 0 ? <Notice kind="warning" title={t('admin.assign.gaps', { gaps })} /> : null}
      {gaps > 0 && mayChange ? (
        <ActionForm
          id="complete"
          path={assignmentPath(assignment.id)}
          action={submitCompletion}
          hidden={{ assignmentId: assignment.id }}
          words={formWords(t, t('admin.assign.complete'))}
        />
      ) : null}
      {mayChange && !withdrawnAt ? <Withdrawal assignmentId={assignment.id} /> : null}
    </AdminShell>
  )
}
