// A page that needs nothing else: no framework, no style sheet, no database. Plain JavaScript, because the web server
// answers with it before any of those is asked.
import { createHash } from 'node:crypto'

const style = `:root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}
body{margin:0;padding:10vh 1.5rem;background:Canvas;color:CanvasText}
main{max-width:40rem;margin:0 auto}h1{font-size:1.75rem;line-height:1.2}`

/** Lets a browser apply the page's own style under a policy that allows no other; for `style-src`. */
export const plainPageStyleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/**
 * @typedef {{ lang: string, title: string, sentence: string, link?: { href: string, text: string } }} PlainPage
 */

/**
 * A whole HTML document: what happened, what is safe and what to do, and one way to go on.
 * @param {PlainPage} page
 */
export function plainPage({ lang, title, sentence, link }) {
  const way = link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>` : ''
  return `<!doctype html>
<html lang="${escapeHtml(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(sentence)}</p>${way}</main></body></html>
`
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
