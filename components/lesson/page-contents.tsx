'use client'

import type { Heading } from '#domain/course/catalogue.ts'

type PageContentsProps = { title: string; headings: readonly Heading[]; lang: string }

/** The headings of a lesson, beside it. Renders nothing when there is only one. */
export function PageContents({ title, headings, lang }: PageContentsProps) {
  if (headings.length < 2) return null
  return (
    <nav className="contents" aria-labelledby="page-contents">
      <p id="page-contents" className="contents-title">
        {title}
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
