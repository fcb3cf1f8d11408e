import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import type { MessageKey } from '#messages/index.ts'
import { reports } from '#reports/index.ts'
import { requireVisitor } from '../admin-page.ts'
import { AdminShell } from '../admin-shell.tsx'
import { reportPath } from '../paths.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.nav.reports') }
}

export default async function ReportsPage() {
  await requireVisitor()
  const { t } = await requestText()
  return (
    <AdminShell place="reports">
      <h1>{t('admin.nav.reports')}</h1>
      <ul className="rows">
        {reports.map((report) => (
          <li key={report.id}>
            <a className="row-title" href={reportPath(report.id)}>
              {t(report.title as MessageKey)}
            </a>
          </li>
        ))}
      </ul>
    </AdminShell>
  )
}
