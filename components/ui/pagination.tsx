import type { Translate } from '#messages/index.ts'
import { ArrowLeftIcon, ArrowRightIcon } from './icons.tsx'

type PaginationProps = {
  t: Translate
  /** What this page shows of how much, in words. */
  summary: string
  previousHref?: string
  nextHref?: string
}

/** Steps through a list whose pages are found by key, so there are no page numbers. */
export function Pagination({ t, summary, previousHref, nextHref }: PaginationProps) {
  return (
    <nav className="pagination" aria-label={t('pagination.label')}>
      <p className="soft">{summary}</p>
      <div className="pagination-links">
        {previousHref === undefined ? null : (
          <a className="button button-secondary" href={previousHref} rel="prev">
            <ArrowLeftIcon />
            {t('pagination.previous')}
          </a>
        )}
        {nextHref === undefined ? null : (
          <a className="button button-secondary" href={nextHref} rel="next">
            {t('pagination.next')}
            <ArrowRightIcon />
          </a>
        )}
      </div>
    </nav>
  )
}
