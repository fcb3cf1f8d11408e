import type { Html } from '#domain/course/catalogue.ts'

const refusedElements = /^(script|style|iframe|object|embed|base|link|meta|form)$/i
const refusedAttributes = /^(on.*|style|srcdoc|formaction)$/i

/** Gives HTML back when nothing in it can run or style itself; throws otherwise, since the pipeline makes no such thing. */
export function inert(html: Html): Html {
  for (const [, element = '', attributes = ''] of html.matchAll(
    /<([a-z][a-z0-9-]*)((?:"[^"]*"|[^">])*)>/gi,
  )) {
    if (refusedElements.test(element)) throw new Error(`Compiled text holds a <${element}>`)
    for (const [, name = '', value = ''] of attributes.matchAll(/([a-z][a-z0-9-]*)(?:="([^"]*)")?/gi)) {
      const runs = /^(href|src)$/i.test(name) && /^[\s\0-\x1f]*(javascript|data|vbscript):/i.test(value)
      if (refusedAttributes.test(name) || runs) throw new Error(`Compiled text holds ${name}="${value}"`)
    }
  }
  return html
}
