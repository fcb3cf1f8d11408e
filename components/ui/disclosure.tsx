import type { ReactNode } from 'react'
import { ChevronRightIcon } from './icons.tsx'

type DisclosureProps = { summary: string; children: ReactNode; open?: boolean }

/** Details that are there when asked for. */
export function Disclosure({ summary, children, open }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <ChevronRightIcon />
        {summary}
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}
