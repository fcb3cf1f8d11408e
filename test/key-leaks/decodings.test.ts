import { deflateSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { textsIn } from './decodings.ts'

const secret = 'The mill "by the harbour" was built by patient hands & kept.'
const html = secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const hex = [...secret].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

it.each([
  ['html', Buffer.from(`<p>${html}</p>`)],
  ['html by numbers', Buffer.from(html.replaceAll('m', '&#109;').replaceAll('b', '&#x62;'))],
  ['data of a page', Buffer.from(`1:["$","p",null,${JSON.stringify(html)}]`)],
  ['data in a script', Buffer.from(`self.__next_f.push([1,${JSON.stringify(JSON.stringify(secret))}])`)],
  ['a script', Buffer.from(`const text = '${hex}'`)],
  ['an address', Buffer.from(`/page?text=${encodeURIComponent(secret)}`)],
  ['base 64', Buffer.from(`{"text":"${Buffer.from(secret).toString('base64')}"}`)],
  ['gzip', gzipSync(secret)],
  ['gzip in base 64', Buffer.from(`data:;base64,${gzipSync(secret).toString('base64')}`)],
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

function pngWith(kind: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), head, data, Buffer.alloc(4)])
}
