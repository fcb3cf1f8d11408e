import type { Translate } from '#messages/index.ts'
import { AccountMenu } from './account-menu.tsx'
import { KeypointMark } from './icons.tsx'

/** What the frame of a page has to know about who looks at it. */
export type ShellViewer = {
  displayName: string
  email: string
  seesAdmin: boolean
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
            {viewer.heldUp ? null : <SiteNav t={t} seesAdmin={viewer.seesAdmin} current={current} />}
            <AccountMenu t={t} viewer={viewer} />
          </>
        )}
      </div>
    </header>
  )
}

type SiteNavProps = { t: Translate; seesAdmin: boolean; current?: NavPlace }

function SiteNav({ t, seesAdmin, current }: SiteNavProps) {
  const places: { place: NavPlace; href: string }[] = [
    { place: 'learning', href: '/' },
    { place: 'record', href: '/me' },
    ...(seesAdmin ? [{ place: 'admin' as const, href: '/admin' }] : []),
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
