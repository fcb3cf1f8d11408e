import { deflateSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { textsIn } from './decodings.ts'
import { pngWith } from './png.ts'

const secret = 'The mill "by the harbour" was built by patient hands & kept.'
const html = secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const hex = [...secret].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

it.each([
  ['html', Buffer.from(`<p>${html}</p>`)],
  ['html by numbers', Buffer.from(html.replaceAll('m', '&#109;').replaceAll('b', '&#x62;'))],
  ['data of a page', Buffer.from(`1:["$","p",null,${JSON.stringify(html)}]`)],
  ['data in a script', Buffer.from(`self.__next_f.push([1,${JSON.stringify(JSON.stringify(secret))}])`)],
  ['data that are cut', Buffer.from(cut(JSON.stringify(JSON.stringify(secret))))],
  ['a script', Buffer.from(`const text = '${hex}'`)],
  ['an address', Buffer.from(`/page?text=${encodeURIComponent(secret)}`)],
  ['base 64', Buffer.from(`{"text":"${Buffer.from(secret).toString('base64')}"}`)],
  ['gzip', gzipSync(secret)],
  ['base 64 at the end of an address', Buffer.from(`/pages/2/${Buffer.from(secret).toString('base64')}`)],
  ['base 64 in an address in html', Buffer.from(encodeURIComponent(Buffer.from(html).toString('base64')))],
  ['html in a script in html', Buffer.from(html.replaceAll('&', '\\x26').replaceAll('\\', '&#92;'))],
  ['gzip in base 64', Buffer.from(`data:;base64,${gzipSync(secret).toString('base64')}`)],
  ['wide letters of an image', pngWith('eXIf', Buffer.from(secret, 'utf16le'))],
  ['text of an image', pngWith('tEXt', Buffer.from(`Title\0${secret}`))],
  [
    'compressed text of an image',
    pngWith('zTXt', Buffer.concat([Buffer.from('Title\0\0'), deflateSync(secret)])),
  ],
])('find what is written in %s', (_, bytes) => {
  expect(textsIn(bytes).some((text) => text.includes(secret))).toBe(true)
})

it('finds nothing where nothing is', () => {
  expect(textsIn(Buffer.from('<p>The mill is open.</p>')).some((text) => text.includes(secret))).toBe(false)
})

/** A page's data, whose script ends in the middle of a word. */
function cut(data: string): string {
  const [open, close] = ['<script nonce="abc">self.__next_f.push([1,', '])</script>']
  return `${open}${data.slice(0, 20)}"${close}${open}"${data.slice(20)}${close}`
}
