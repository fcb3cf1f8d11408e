import type { ReactNode } from 'react'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import type { Crumb } from '#components/ui/breadcrumb.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import type { MessageKey } from '#messages/index.ts'
import { canSeeReports, reportScopeOf, scopeOf } from '#server/permissions.ts'
import { requireViewer } from '#server/session.ts'
import type { Viewer } from '#server/viewer.ts'
import { adminPath, assignmentsPath, groupsPath, peoplePath, questionReportsPath } from './paths.ts'

export type AdminPlace = 'home' | 'people' | 'groups' | 'assignments' | 'reports' | 'question-reports'

type AdminShellProps = {
  place: AdminPlace
  crumbs?: readonly Crumb[]
  /** What was just done, from the address that the form led to. */
  done?: string
  children: ReactNode
}

/** The frame of the administration's pages: its places, and what was just done. */
export async function AdminShell({ place, crumbs, done, children }: AdminShellProps) {
  const { t } = await requestText()
  const viewer = await requireViewer()
  const places = allPlaces.filter(([, , isOpenTo]) => isOpenTo(viewer))
  const tabs = places.map(([id, href]) => ({ href, label: t(`admin.nav.${id}`), current: id === place }))
  return (
    <ViewerShell current="admin" crumbs={crumbs} width="wide">
      <div className="stack admin">
        <TabLinks label={t('admin.nav.label')} tabs={tabs} />
        {isDone(done) ? <Notice kind="success" title={t(doneKeys[done])} answers /> : null}
        {children}
      </div>
    </ViewerShell>
  )
}

const allPlaces = [
  ['home', adminPath, canSeeReports],
  ['people', peoplePath, canSeeReports],
  ['groups', groupsPath, seesEveryone],
  ['assignments', assignmentsPath, seesEveryone],
  ['reports', '/admin/reports', canSeeReports],
  ['question-reports', questionReportsPath, (viewer) => reportScopeOf(viewer) !== null],
] as const satisfies [AdminPlace, string, (viewer: Viewer) => boolean][]

function seesEveryone(viewer: Viewer): boolean {
  return scopeOf(viewer).kind === 'everyone'
}

const doneKeys = {
  'person-added': 'admin.done.person-added',
  saved: 'admin.done.saved',
  'password-set': 'admin.done.password-set',
  'second-factor-reset': 'admin.done.second-factor-reset',
  'link-sent': 'admin.done.link-sent',
  deactivated: 'admin.done.deactivated',
  reactivated: 'admin.done.reactivated',
  'group-created': 'admin.done.group-created',
  assigned: 'admin.done.assigned',
  withdrawn: 'admin.done.withdrawn',
  completed: 'admin.done.completed',
  'report-resolved': 'admin.done.report-resolved',
} as const satisfies Record<string, MessageKey>

export type Done = keyof typeof doneKeys

function isDone(value: string | undefined): value is Done {
  return value !== undefined && Object.hasOwn(doneKeys, value)
}
