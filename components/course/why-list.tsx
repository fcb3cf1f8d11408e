import { Disclosure } from '#components/ui/disclosure.tsx'
import { CompletedIcon, NotStartedIcon } from '#components/ui/icons.tsx'
import type { Translate } from '#messages/index.ts'

export type WhyRow = { id: string; met: boolean; sentence: string; href?: string }

type WhyListProps = { t: Translate; rows: readonly WhyRow[]; notCounted: number }

/** What the completion rule asks for, each with what met it or that it is missing. */
export function WhyList({ t, rows, notCounted }: WhyListProps) {
  return (
    <Disclosure summary={t('why.summary')}>
      <ul className="why">
        {rows.map((row) => (
          <li key={row.id} className={row.met ? 'why-met' : 'why-missing'}>
            {row.met ? <CompletedIcon /> : <NotStartedIcon />}
            <span>
              <strong>{t(row.met ? 'why.met' : 'why.missing')}</strong>{' '}
              {row.href === undefined ? row.sentence : <a href={row.href}>{row.sentence}</a>}
            </span>
          </li>
        ))}
      </ul>
      {notCounted === 0 ? null : <p className="soft">{t('why.not-counted', { count: notCounted })}</p>}
    </Disclosure>
  )
}
