import { gunzipSync, inflateSync } from 'node:zlib'

/**
 * Every text that bytes may be read as: as they are, unpacked, and with the usual escapes of text taken back, one kind
 * after the other and all of them twice.
 */
export function textsIn(bytes: Buffer): string[] {
  const raw = [bytes, ...unpacked(bytes)].map((piece) => piece.toString('utf8'))
  const wide = bytes.includes(0) ? [bytes.toString('latin1').replaceAll('\0', '')] : [] // UTF-16 in an image's metadata
  const layers = [...raw, ...wide].flatMap(layersOf)
  return [...new Set([...layers, ...unpackedBase64(layers).flatMap(layersOf)])]
}

/** A text and what is left of it after each kind of escape; what is not escaped stands in all of them. */
function layersOf(text: string): string[] {
  const layers = [text]
  let plain = text
  for (const decode of [...decoders, ...decoders]) {
    const decoded = decode(plain)
    if (decoded !== plain) layers.push(decoded)
    plain = decoded
  }
  return layers
}

const decoders = [joinedData, unescapedScript, unescapedHtml, unescapedUri]

/** The data of a page stand in its scripts in pieces, which are cut anywhere. */
function joinedData(text: string): string {
  return text.replaceAll(/"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g, '')
}

/** JSON's and JavaScript's escapes: \n, \", \u0041, \x41. */
function unescapedScript(text: string): string {
  if (!text.includes('\\')) return text
  return text.replaceAll(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/g, (_, long, short, other) =>
    other === undefined ? letter(long ?? short) : 'nrt'.includes(other) ? ' ' : other,
  )
}

function unescapedHtml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(quot|apos|lt|gt|nbsp|amp));/g,
    (_, hex?: string, digits?: string, name?: keyof typeof named) =>
      name ? named[name] : letter(hex ?? Number(digits).toString(16)),
  )
}

const named = { quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', amp: '&' }

function unescapedUri(text: string): string {
  if (!/%[\da-fA-F]{2}|\w\+\w/.test(text)) return text
  return text.replaceAll(/\+|%([\da-fA-F]{2})/g, (_, hex) => (hex ? letter(hex) : ' '))
}

/** What stands in texts in base 64 (either alphabet), as text, compressed or not. */
function unpackedBase64(texts: string[]): string[] {
  const runs = new Set(texts.flatMap((text) => text.match(/[\w+/-]{24,}={0,2}/g) ?? []))
  const plain = [...runs].flatMap(fromAnyLetter).flatMap((run) => {
    const bytes = Buffer.from(run, 'base64')
    return [bytes, ...unpacked(bytes)]
      .map((piece) => piece.toString('latin1'))
      .filter((piece) => readable.test(piece))
  })
  return plain.length > 0 ? [plain.join('\n')] : []
}

/** In an address the letters before it look like base 64 themselves, and four of them are three bytes. */
function fromAnyLetter(run: string): string[] {
  return [0, 1, 2, 3].map((at) => run.slice(at))
}

const readable = /[A-Za-z ]{8}/

/** Gzip, and the compressed text of a PNG (PNG specification, 11.3.3: zTXt and iTXt). */
function unpacked(bytes: Buffer): Buffer[] {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [attempt(() => gunzipSync(bytes))].flat()
  if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') return []
  const pieces: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const kind = bytes.subarray(at + 4, at + 8).toString('latin1')
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at))
    const zlibAt = data.indexOf(0x78)
    if ((kind === 'zTXt' || kind === 'iTXt') && zlibAt >= 0)
      pieces.push(...attempt(() => inflateSync(data.subarray(zlibAt))))
  }
  return pieces
}

function attempt(unpack: () => Buffer): Buffer[] {
  try {
    return [unpack()]
  } catch {
    return []
  }
}

function letter(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
