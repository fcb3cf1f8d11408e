const style =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}@media(prefers-color-scheme:dark){a{color:#9cf}}'

/**
 * A page that leans on nothing that could fail: what happened, what is safe and what to do, without scripts.
 * @param {{ language: string, title: string, sentence: string, home: string, nonce: string, reference?: string }} words
 * @returns {string} HTML; its one style carries the nonce
 */
export function refusalPage({ language, title, sentence, home, nonce, reference }) {
  const number = reference ? `<p><code>${escaped(reference)}</code></p>` : ''
  return `<!DOCTYPE html><html lang="${escaped(language)}"><head><meta charset="utf-8"><title>${escaped(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><style nonce="${escaped(nonce)}">${style}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p>${number}<p><a href="/">${escaped(home)}</a></p></main></body></html>
`
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** That page may show its style and nothing else. @param {string} nonce */
export function refusalPolicy(nonce) {
  return `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
