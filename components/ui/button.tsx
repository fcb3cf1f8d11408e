import type { ReactNode } from 'react'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

type ButtonProps = {
  children: ReactNode
  look?: ButtonLook
  name?: string
  value?: string
  disabled?: boolean
  formAction?: string
}

/** A button that submits the form around it. */
export function Button({ children, look = 'primary', ...rest }: ButtonProps) {
  return (
    <button type="submit" className={className(look)} {...rest}>
      {children}
    </button>
  )
}

type ButtonLinkProps = { children: ReactNode; href: string; look?: ButtonLook; download?: boolean }

/** A link that is the page's next step. */
export function ButtonLink({ children, href, look = 'primary', download }: ButtonLinkProps) {
  return (
    <a className={className(look)} href={href} download={download}>
      {children}
    </a>
  )
}

function className(look: ButtonLook): string {
  return look === 'primary' ? 'button' : `button button-${look}`
}
