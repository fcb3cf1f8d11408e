/**
 * A path of this site to go to after signing in; `/` for anything else, so that no link can send people elsewhere
 * (`//host`, `/\host`, `https:`, control characters).
 */
export function localPath(path: string | null | undefined): string {
  if (!path?.startsWith('/') || hasControlCharacter(path)) return '/'
  const here = 'http://here.invalid'
  if (!URL.canParse(path, here)) return '/'
  const url = new URL(path, here)
  // Without its dots `/..//host` is `//host`: a browser would take that for another site.
  if (url.origin !== here || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}`
}

function hasControlCharacter(path: string): boolean {
  return [...path].some((character) => character <= ' ' || character === '\u007f')
}
