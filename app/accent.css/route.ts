import { accentOf } from '#app/accent.ts'
import { organisation } from '#app/organisation.ts'

/** The organisation's accent as a style sheet of its own, since our policy lets no page carry styles. */
export function GET(): Response {
  const { accent } = organisation()
  const { hue, share } = accentOf(accent ?? '#000000')
  const css = accent ? `:root{--accent-hue:${hue};--accent-share:${share}}` : ''
  return new Response(css, {
    headers: { 'content-type': 'text/css', 'cache-control': 'public, max-age=300' },
  })
}
