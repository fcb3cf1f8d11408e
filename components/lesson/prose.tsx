import type { Html } from '#domain/course/catalogue.ts'

/** A piece of compiled text that is the same for everyone. */
export function Prose({ html }: { html: Html }) {
  return (
    <div className="prose">
      <div className="prose-part" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}
