'use client'

import { ChevronRightIcon } from './icons.tsx'

export type Crumb = { href: string; label: string }

/** The way back up, called `label`. The page itself is not in it: its heading says where one is. */
export function Breadcrumb({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) {
  return (
    <nav className="breadcrumb" aria-label={label}>
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
