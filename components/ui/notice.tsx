import type { ReactNode } from 'react'
import { CompletedIcon, InfoIcon, OverdueIcon } from './icons.tsx'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const icons = { info: InfoIcon, success: CompletedIcon, warning: OverdueIcon, error: OverdueIcon }

type NoticeProps = {
  kind?: NoticeKind
  title?: string
  children?: ReactNode
  /** Set when it answers what the person just did, so that it is read out. */
  announced?: boolean
}

/** Something to know before going on. */
export function Notice({ kind = 'info', title, children, announced = false }: NoticeProps) {
  const Icon = icons[kind]
  return (
    <div className={`notice notice-${kind}`} role={announced ? 'status' : undefined}>
      <Icon />
      <div className="notice-body">
        {title === undefined ? null : (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
