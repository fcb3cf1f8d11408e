import type { ReactNode } from 'react'
import { CompletedIcon, InfoIcon, OverdueIcon } from './icons.tsx'
import { TakesFocus } from './takes-focus.tsx'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const icons = { info: InfoIcon, success: CompletedIcon, warning: OverdueIcon, error: OverdueIcon }

type NoticeProps = {
  kind?: NoticeKind
  title?: string
  children?: ReactNode
  /** Set when it appears by itself, so that it is read out. */
  announced?: boolean
  /** Set when it answers what the person just did: it is read out and takes the focus, until something is refused. */
  answers?: boolean
}

/** Something to know before going on. */
export function Notice({ kind = 'info', title, children, announced = false, answers = false }: NoticeProps) {
  const Icon = icons[kind]
  const content = (
    <>
      <Icon />
      <div className="notice-body">
        {title === undefined ? null : (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {children}
      </div>
    </>
  )
  const className = `notice notice-${kind}`
  if (answers)
    return (
      <TakesFocus className={`${className} notice-answer`} role="status">
        {content}
      </TakesFocus>
    )
  return (
    <div className={className} role={announced ? 'status' : undefined}>
      {content}
    </div>
  )
}
