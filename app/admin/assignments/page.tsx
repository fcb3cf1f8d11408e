import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { selectAssignmentPage } from '#server/store/assignment-list.ts'
import { database } from '#server/store/database.ts'
import { readParams, requireOverseer } from '../admin-page.ts'
import { AdminShell } from '../admin-shell.tsx'
import { assignmentsPath, newAssignmentPath, withParams } from '../paths.ts'
import { AssignmentTable } from './assignment-table.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.nav.assignments') }
}

const perPage = 50

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AssignmentsPage({ searchParams }: Props) {
  const { mayChange, viewer } = await requireOverseer()
  const { t } = await requestText()
  const { done, before } = await readParams(searchParams)
  const found = await selectAssignmentPage(database(), { limit: perPage + 1, before })
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  return (
    <AdminShell place="assignments" done={done}>
      <div className="row row-apart">
        <h1>{t('admin.nav.assignments')}</h1>
        {mayChange ? <ButtonLink href={newAssignmentPath}>{t('admin.assign.title')}</ButtonLink> : null}
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('admin.assignments.none')}>
          <p className="soft">{t('admin.assignments.none-hint')}</p>
        </EmptyState>
      ) : (
        <AssignmentTable assignments={shown} zone={viewer.zone} />
      )}
      <Pagination
        t={t}
        summary={t('admin.assignments.shown', { count: shown.length })}
        previousHref={before ? assignmentsPath : undefined}
        nextHref={last ? withParams(assignmentsPath, { before: last.id }) : undefined}
      />
    </AdminShell>
  )
}
