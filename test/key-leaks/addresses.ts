/** Everything in a text that is written like an address of this site: quoted, in brackets, or a chunk's name. */
export function addressesIn(text: string): string[] {
  const quoted = [...text.matchAll(/["'`(=\s,<](\/[a-z_.][^"'`()<>\\\s,{}$]*)/gi)].map(
    (match) => match[1] ?? '',
  )
  const absolute = text.match(/https?:\/\/localhost:\d+\/[^"'`()<>\\\s]*/g) ?? []
  const chunks = [...text.matchAll(/static\/(?:chunks|media|css)\/[\w./~-]+\.\w+/g)].map(
    ([name]) => `/_next/${name}`,
  )
  return [...quoted, ...absolute, ...chunks].map((address) =>
    address.replaceAll('&amp;', '&').replace(/#.*/, ''),
  )
}
