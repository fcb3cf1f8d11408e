import type { ReactNode } from 'react'
import type { Crumb } from '#components/ui/breadcrumb.tsx'
import { PageShell } from '#components/ui/page-shell.tsx'
import type { NavPlace } from '#components/ui/site-header.tsx'
import { canSeeReports, reportScopeOf } from '#server/permissions.ts'
import { isHeldUp, signedInViewer } from '#server/session.ts'
import type { Viewer } from '#server/viewer.ts'
import { adminPath, questionReportsPath } from './admin/paths.ts'
import { organisation } from './organisation.ts'
import { requestText } from './request-text.ts'

type ViewerShellProps = {
  current?: NavPlace
  crumbs?: readonly Crumb[]
  width?: 'reading' | 'wide' | 'narrow'
  children: ReactNode
}

/** The frame of a page for whoever looks at it: their language, their name, the places they may go. */
export async function ViewerShell(props: ViewerShellProps) {
  const { t } = await requestText()
  const viewer = await signedInViewer()
  const known = viewer && {
    displayName: viewer.displayName,
    email: viewer.email,
    adminHref: adminHrefOf(viewer),
    heldUp: isHeldUp(viewer),
  }
  return <PageShell t={t} organisation={organisation().name} viewer={known} {...props} />
}

/** Authors see nothing of the administration but what is reported about their courses. */
function adminHrefOf(viewer: Viewer): string | null {
  if (canSeeReports(viewer)) return adminPath
  return reportScopeOf(viewer) === null ? null : questionReportsPath
}
