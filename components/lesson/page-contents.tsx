import type { Heading } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'

/** The headings of a lesson, beside it. Renders nothing when there is only one. */
export function PageContents({ t, headings }: { t: Translate; headings: readonly Heading[] }) {
  if (headings.length < 2) return null
  return (
    <nav className="contents" aria-labelledby="page-contents">
      <p id="page-contents" className="contents-title">
        {t('lesson.contents')}
      </p>
      <ul>
        {headings.map((heading) => (
          <li key={heading.id} className={`contents-${heading.depth}`}>
            <a href={`#${heading.id}`}>{heading.text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
