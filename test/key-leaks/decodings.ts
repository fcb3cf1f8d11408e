import { gunzipSync, inflateSync } from 'node:zlib'

/** Every text that bytes may be read as: as they are, unpacked, and with the usual escapes of text taken back, twice. */
export function textsIn(bytes: Buffer): string[] {
  const raw = [bytes, ...unpacked(bytes)].map((piece) => piece.toString('utf8'))
  const once = raw.flatMap((text) => [text, ...decoded(text)])
  const twice = once.slice(raw.length).flatMap(decoded)
  return [...new Set([...once, ...twice])]
}

function decoded(text: string): string[] {
  return [unescapedScript, unescapedHtml, unescapedUri, unpackedBase64].flatMap((decode) => {
    const plain = decode(text)
    return plain === text ? [] : [plain]
  })
}

/** JSON's and JavaScript's escapes: \n, \", \u0041, \x41. */
function unescapedScript(text: string): string {
  if (!text.includes('\\')) return text
  const codes = text.replaceAll(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2}))/g, (_, long, short) =>
    letter(long ?? short),
  )
  return codes.replaceAll(/\\[nrt]/g, ' ').replaceAll(/\\(.)/g, '$1')
}

function unescapedHtml(text: string): string {
  if (!text.includes('&')) return text
  const codes = text.replaceAll(/&#x([\da-fA-F]{1,6});/g, (_, hex) => letter(hex))
  return codes
    .replaceAll(/&#(\d{1,7});/g, (_, digits) => letter(Number(digits).toString(16)))
    .replaceAll(/&(quot|apos|lt|gt|nbsp|amp);/g, (_, name: keyof typeof named) => named[name])
}

const named = { quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', amp: '&' }

function unescapedUri(text: string): string {
  if (!/%[\da-fA-F]{2}|\w\+\w/.test(text)) return text
  return text.replaceAll('+', ' ').replaceAll(/%([\da-fA-F]{2})/g, (_, hex) => letter(hex))
}

/** What stands in a text in base 64 (either alphabet), as text, compressed or not. */
function unpackedBase64(text: string): string {
  const runs = text.match(/[\w+/-]{24,}={0,2}/g) ?? []
  const plain = runs.flatMap((run) => {
    const bytes = Buffer.from(run, 'base64')
    return [bytes, ...unpacked(bytes)]
      .map((piece) => piece.toString('latin1'))
      .filter((piece) => readable.test(piece))
  })
  return plain.length > 0 ? plain.join('\n') : text
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
