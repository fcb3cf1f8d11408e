import { expect, test } from 'vitest'
import { believeOnlyOurProxies } from './forwarded-headers.mjs'

function addressOf(forwardedFor: string | undefined, proxies: number): string | undefined {
  const headers: Record<string, string | undefined> = { 'x-forwarded-for': forwardedFor }
  believeOnlyOurProxies({ headers, socket: { remoteAddress: '10.0.0.1' } }, proxies)
  return headers['x-forwarded-for']
}

for (const [proxies, said, address] of [
  [0, undefined, '10.0.0.1'],
  [0, '203.0.113.9', '10.0.0.1'],
  [1, '203.0.113.9', '203.0.113.9'],
  [1, 'made-up, 203.0.113.9', '203.0.113.9'],
  [2, 'made-up, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  [2, undefined, '10.0.0.1'],
] as const)
  test(`behind ${proxies} proxies, "${said ?? ''}" means ${address}`, () => {
    expect(addressOf(said, proxies)).toBe(address)
  })

test('without a proxy nobody names another host or protocol', () => {
  const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }
  believeOnlyOurProxies({ headers, socket: {} }, 0)
  expect(headers).not.toHaveProperty('x-forwarded-host')
  expect(headers).not.toHaveProperty('x-forwarded-proto')
})

test('nobody but Keypoint says what Keypoint tells itself of a request', () => {
  for (const proxies of [0, 1]) {
    const headers = { 'x-keypoint-address': '203.0.113.9', 'x-keypoint-path': '/admin', accept: '*/*' }
    believeOnlyOurProxies({ headers, socket: {} }, proxies)
    expect(headers).toEqual({ accept: '*/*', 'x-forwarded-for': 'unknown' })
  }
})
