import type { Html } from '#domain/course/catalogue.ts'

/** A piece of compiled text that is the same for everyone. */
export function Prose({ html, lang }: { html: Html; lang: string }) {
  return (
    <div className="prose" lang={lang}>
      <div className="prose-part" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}
