import type { Translate } from '#messages/index.ts'
import { ChevronRightIcon } from './icons.tsx'

export type Crumb = { href: string; label: string }

/** The way back up. The page itself is not in it: its heading says where one is. */
export function Breadcrumb({ t, crumbs }: { t: Translate; crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav className="breadcrumb" aria-label={t('breadcrumb.label')}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.href}>
            {index === 0 ? null : <ChevronRightIcon />}
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
