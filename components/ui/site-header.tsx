import type { Translate } from '#messages/index.ts'
import { AccountMenu } from './account-menu.tsx'
import { KeypointMark } from './icons.tsx'

/** What the frame of a page has to know about who looks at it. */
export type ShellViewer = {
  displayName: string
  email: string
  /** Where the administration begins for them; null for somebody to whom it is closed. */
  adminHref: string | null
  /** Nothing else can be opened until something is set up. */
  heldUp: boolean
}

export type NavPlace = 'learning' | 'record' | 'admin'

type SiteHeaderProps = { t: Translate; organisation: string; viewer: ShellViewer | null; current?: NavPlace }

/** Whose site this is, the few places there are, and the account. */
export function SiteHeader({ t, organisation, viewer, current }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="bar">
        <a className="site-name" href="/">
          <KeypointMark />
          {organisation}
        </a>
        {viewer === null ? null : (
          <>
            {viewer.heldUp ? null : <SiteNav t={t} adminHref={viewer.adminHref} current={current} />}
            <AccountMenu t={t} viewer={viewer} />
          </>
        )}
      </div>
    </header>
  )
}

type SiteNavProps = { t: Translate; adminHref: string | null; current?: NavPlace }

function SiteNav({ t, adminHref, current }: SiteNavProps) {
  const places: { place: NavPlace; href: string }[] = [
    { place: 'learning', href: '/' },
    { place: 'record', href: '/me' },
    ...(adminHref === null ? [] : [{ place: 'admin' as const, href: adminHref }]),
  ]
  return (
    <nav className="site-nav" aria-label={t('nav.label')}>
      <ul>
        {places.map(({ place, href }) => (
          <li key={place}>
            <a href={href} aria-current={place === current ? 'true' : undefined}>
              {t(`nav.${place}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
