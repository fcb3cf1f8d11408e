import type { Heading } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'

type PageContentsProps = { t: Translate; headings: readonly Heading[]; lang: string }

/** The headings of a lesson, beside it. Renders nothing when there is only one. */
export function PageContents({ t, headings, lang }: PageContentsProps) {
  if (headings.length < 2) return null
  return (
    <nav className="contents" aria-labelledby="page-contents">
      <p id="page-contents" className="contents-title">
        {t('lesson.contents')}
      </p>
      <ul lang={lang}>
        {headings.map((heading) => (
          <li key={heading.id} className={`contents-${heading.depth}`}>
            <a href={`#${heading.id}`}>{heading.text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
