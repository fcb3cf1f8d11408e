import type { Translate } from '#messages/index.ts'
import { Button } from './button.tsx'
import { ChevronDownIcon, PersonIcon } from './icons.tsx'

type AccountMenuProps = { t: Translate; viewer: { displayName: string; email: string } }

/** Who is signed in, and the way out. */
export function AccountMenu({ t, viewer }: AccountMenuProps) {
  return (
    <details className="account">
      <summary>
        <PersonIcon />
        <span className="visually-hidden">{t('account.label')}: </span>
        <span className="account-name">{viewer.displayName}</span>
        <ChevronDownIcon />
      </summary>
      <div className="account-panel">
        <p>
          {viewer.displayName}
          <br />
          <span className="soft small">{viewer.email}</span>
        </p>
        <form method="post" action="/sign-out">
          <Button look="secondary">{t('account.sign-out')}</Button>
        </form>
      </div>
    </details>
  )
}
