import { requestText } from '#app/request-text.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { minuteIn } from '#domain/training/due-date.ts'
import { database } from '#server/store/database.ts'
import type { PersonRow } from '#server/store/people.ts'
import { selectTimeline } from '#server/store/timeline.ts'
import { personPath, withParams } from '../../paths.ts'
import { tellEvents } from './tell-events.ts'

const perPage = 30

type PersonTimelineProps = { person: PersonRow; zone: string; before?: string }

/** What is on record about the person, newest first, in words. */
export async function PersonTimeline({ person, zone, before }: PersonTimelineProps) {
  const { t, locale } = await requestText()
  const from = Number(before)
  const events = await selectTimeline(database(), person.id, {
    limit: perPage + 1,
    before: Number.isSafeInteger(from) && from > 0 ? from : undefined,
  })
  const shown = events.slice(0, perPage)
  const sentences = await tellEvents(t, locale, person.id, shown)
  const last = shown.at(-1)
  const hasMore = events.length > perPage && last
  return (
    <section className="stack" id="timeline">
      <h2>{t('admin.person.timeline')}</h2>
      <p className="soft small">{t('admin.person.clock', { zone })}</p>
      <ol className="timeline">
        {shown.map((event, index) => (
          <li key={event.seq}>
            <time className="soft small unbroken" dateTime={event.occurredAt.toISOString()}>
              {minuteIn(zone, event.occurredAt)}
            </time>
            <span>{sentences[index]}</span>
          </li>
        ))}
      </ol>
      <Pagination
        t={t}
        summary={t('admin.person.events', { count: shown.length })}
        previousHref={from > 0 ? `${personPath(person.id)}#timeline` : undefined}
        nextHref={
          hasMore ? `${withParams(personPath(person.id), { before: String(last.seq) })}#timeline` : undefined
        }
      />
    </section>
  )
}
