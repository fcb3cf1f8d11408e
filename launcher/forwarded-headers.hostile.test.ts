import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { believeOnlyOurProxies } from './forwarded-headers.mjs'
import { useOneOrigin } from './one-origin.mjs'

const peer = '192.0.2.7'
const address = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom('', ' ', 'unknown', '127.0.0.1', '_hidden', '"[2001:db8::1]:80"', 'a,b', '\t'),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n\0]/g, '')),
)
const said = fc.record({
  'x-forwarded-for': fc.option(
    fc.array(address).map((all) => all.join(',')),
    { nil: undefined },
  ),
  'x-forwarded-host': fc.option(fc.domain(), { nil: undefined }),
  'x-forwarded-proto': fc.constantFrom('http', 'https', 'javascript', ''),
  forwarded: fc.string(),
  'x-keypoint-address': address,
  'x-keypoint-path': fc.webPath(),
  host: fc.oneof(fc.domain(), fc.string()),
})
const answering = (headers: Record<string, string | undefined>) => ({
  headers,
  socket: { remoteAddress: peer },
})

test('without a proxy nothing that a request says of itself is believed', () => {
  fc.assert(
    fc.property(said, ({ host, ...rest }) => {
      const headers: Record<string, string | undefined> = { ...rest, host }
      believeOnlyOurProxies(answering(headers), 0)
      expect(headers).toEqual({ host, 'x-forwarded-for': peer })
    }),
    runs(500),
  )
})

test('behind proxies the address is what the outermost of them saw, whatever stood before', () => {
  const proxies = fc.integer({ min: 1, max: 3 })
  fc.assert(
    fc.property(said, proxies, fc.ipV4(), (given, count, visitor) => {
      // Each proxy of ours adds whom it saw; the last one is the connection's peer.
      const seen = [visitor, ...Array.from({ length: count - 1 }, (_, index) => `10.0.0.${index + 1}`)]
      const chain = [given['x-forwarded-for'], ...seen].filter((one) => one !== undefined).join(', ')
      const headers: Record<string, string | undefined> = { ...given, 'x-forwarded-for': chain }
      believeOnlyOurProxies(answering(headers), count)
      expect(headers['x-forwarded-for']).toBe(visitor)
      expect(Object.keys(headers).filter((name) => name.startsWith('x-keypoint-'))).toEqual([])
    }),
    runs(500),
  )
})

test('where the address that people use is known, no request names another host', () => {
  fc.assert(
    fc.property(said, (headers) => {
      useOneOrigin({ headers }, 'https://training.test')
      expect([headers.host, headers['x-forwarded-host'], headers['x-forwarded-proto']]).toEqual([
        'training.test',
        'training.test',
        'https',
      ])
    }),
    runs(200),
  )
})
