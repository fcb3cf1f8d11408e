import { StateBadge } from '#components/ui/state-badge.tsx'
import type { Status } from '#domain/training/status.ts'
import type { Translate } from '#messages/index.ts'
import { StateBar } from './state-bar.tsx'

export type StateCount = { state: Status; count: number; href: string; current?: boolean }

type StateCountsProps = { t: Translate; caption: string; parts: readonly StateCount[] }

/** The four states with their numbers, each number leading to the people behind it; the bar repeats them. */
export function StateCounts({ t, caption, parts }: StateCountsProps) {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  return (
    <div className="state-counts">
      <StateBar parts={parts} />
      <table className="state-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('report.column.state')}</th>
            <th scope="col">{t('report.people')}</th>
            <th scope="col">{t('report.share')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.state}>
              <th scope="row">
                <StateBadge t={t} state={part.state} />
              </th>
              <td className="state-number">
                <a href={part.href} aria-current={part.current ? 'true' : undefined}>
                  {part.count}
                  <span className="visually-hidden"> {t(`state.${part.state}`)}</span>
                </a>
              </td>
              <td className="soft">
                {total === 0 ? '' : t('report.percent', { percent: Math.round((part.count * 100) / total) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
