import type { ReactNode } from 'react'
import type { Translate } from '#messages/index.ts'
import { Breadcrumb, type Crumb } from './breadcrumb.tsx'
import { type NavPlace, type ShellViewer, SiteHeader } from './site-header.tsx'

type PageShellProps = {
  t: Translate
  organisation: string
  viewer: ShellViewer | null
  current?: NavPlace
  crumbs?: readonly Crumb[]
  /** reading: one column of text (default); wide: the whole page; narrow: one small form. */
  width?: 'reading' | 'wide' | 'narrow'
  children: ReactNode
}

/** The frame of every page: skip link, header, way back, content, footer. */
export function PageShell(props: PageShellProps) {
  const { t, organisation, viewer, current, crumbs = [], width = 'reading', children } = props
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <SiteHeader t={t} organisation={organisation} viewer={viewer} current={current} />
      <main id="main" tabIndex={-1} className={`site-main bar ${width}`}>
        {crumbs.length === 0 ? null : <Breadcrumb label={t('breadcrumb.label')} crumbs={crumbs} />}
        {children}
      </main>
      <footer className="site-footer">
        <div className="bar">
          <p>{t('shell.footer', { organisation })}</p>
          <p>
            <a href="/privacy">{t('shell.privacy')}</a>
          </p>
        </div>
      </footer>
    </div>
  )
}
