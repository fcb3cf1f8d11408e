import { expect, test } from 'vitest'
import { FrontendBuffer } from './frontend-buffer.mjs'

const message = (kind: string, body = '') => {
  const head = Buffer.alloc(5, kind)
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, Buffer.from(body)])
}
const startup = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0])
const encryptionRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

function started(): FrontendBuffer {
  const buffer = new FrontendBuffer()
  buffer.add(startup)
  return buffer
}

test('a request for encryption is refused and the start-up message follows', () => {
  const units = new FrontendBuffer().add(Buffer.concat([encryptionRequest, startup]))
  expect(units).toEqual(['refuse-encryption', startup])
})

test('Parse, Bind and Execute stay together until Sync', () => {
  const unit = Buffer.concat([message('P', 'select 1'), message('B'), message('E'), message('S')])
  expect(started().add(Buffer.concat([unit, message('Q', 'select 2')]))).toEqual([
    unit,
    message('Q', 'select 2'),
  ])
})

test('a unit that arrives byte by byte is given once, whole', () => {
  const buffer = started()
  const unit = Buffer.concat([message('P', 'select 1'), message('S')])
  const given = [...unit].flatMap((byte) => buffer.add(Buffer.from([byte])))
  expect(given).toEqual([unit])
})

test('a client that says goodbye is let go', () => {
  expect(started().add(message('X'))).toEqual(['goodbye'])
})
