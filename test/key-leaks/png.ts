/** The bytes of an image that holds one chunk, such as a text, and no picture. */
export function pngWith(kind: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), head, data, Buffer.alloc(4)])
}
