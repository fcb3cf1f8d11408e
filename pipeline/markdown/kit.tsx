import type { ReactNode } from 'react'
import type { CalloutKind } from './component-rules.ts'
import type { RenderContext } from './render-context.ts'
import { wordsOf } from './words.ts'

type WithChildren = { children?: ReactNode }

/** The components of one text, as functions that render to plain HTML. Ids begin with the text's own id. */
export function makeKit(context: RenderContext) {
  const words = wordsOf(context.locale)
  let count = 0
  const newId = (kind: string) => `${context.itemId}_${kind}-${++count}`

  function Callout({ kind, title, children }: WithChildren & { kind: CalloutKind; title?: string }) {
    const id = newId('callout')
    return (
      <aside className={`callout callout-${kind}`} aria-labelledby={id}>
        <p className="callout-title" id={id}>
          <span className="callout-kind">{words.callouts[kind]}</span>
          {title && ': '}
          {title && <span className="callout-name">{title}</span>}
        </p>
        {children}
      </aside>
    )
  }

  function Figure({
    src,
    alt,
    caption,
    children,
  }: WithChildren & { src: string; alt: string; caption?: string }) {
    return (
      <figure className="figure">
        <img {...imageOf(context, src)} alt={alt} loading="lazy" />
        {caption && <figcaption className="figure-caption">{caption}</figcaption>}
        {children && (
          <details className="figure-description">
            <summary>{words.description}</summary>
            {children}
          </details>
        )}
      </figure>
    )
  }

  // A popover opens without JavaScript; where popovers are unknown the definition simply stands in the text.
  function Term({ id, children }: WithChildren & { id: string }) {
    const known = context.terms[id]
    if (!known) throw new Error(`No term ${id}`)
    const definitionId = newId(`term-${id}`)
    return (
      <span className="term">
        <button type="button" className="term-name" popoverTarget={definitionId}>
          {children}
        </button>
        <span className="term-definition" id={definitionId} popover="auto">
          <b className="term-title">{known.term}</b> {known.definition}
        </span>
      </span>
    )
  }

  return { Callout, Figure, Term, KeyPointCheck, Summary }
}

/** Marks the place of a key-point check; segments.ts cuts the text there. */
function KeyPointCheck({ keyPoint }: { keyPoint: string }) {
  return <hr data-key-point-check={keyPoint} />
}

function Summary({ title, children }: WithChildren & { title: string }) {
  return (
    <>
      <hr data-summary={title} />
      {children}
      <hr data-summary-end="" />
    </>
  )
}

function imageOf(context: RenderContext, src: string) {
  const figure = context.figures[src]
  if (!figure) throw new Error(`No figure ${src}`)
  return { src: figure.url, width: figure.width, height: figure.height }
}
