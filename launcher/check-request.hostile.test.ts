import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { refusalOf } from './check-request.mjs'

const headers = { host: 'training.test' }
const parts = fc.constantFrom(
  ...[
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '%2f',
    '%5C',
    '%00',
    '%c0%ae',
    '%ff',
    '%',
    '%25',
    ';',
    '?',
    '#',
    ' ',
  ],
  ...['a', 'courses', '@', ':', '//', 'é', '%C3%A9', '\t', '\u007f'],
)
const addresses = fc.oneof(
  fc.array(parts, { maxLength: 12 }).map((all) => `/${all.join('')}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

/** Whatever the parsers behind us make of an address, it is what is written there. */
function expectOneMeaning(url: string): void {
  if (refusalOf({ method: 'GET', url, headers })) return
  const [path = ''] = url.split(/[?#]/)
  const seen = new URL(url, 'http://training.test')
  expect(seen.host).toBe('training.test')
  expect(decodeURIComponent(seen.pathname)).toBe(decodeURIComponent(path))
  expect(decodeURIComponent(path).split('/')).not.toContain('..')
}

test('an address that passes means one thing to everybody who reads it', () => {
  fc.assert(fc.property(addresses, expectOneMeaning), runs(2000))
})

test('whatever is asked, the answer is yes or an error of the table', () => {
  const request = fc.record({
    method: fc.oneof(fc.constantFrom('GET', 'POST', 'get', ''), fc.string()),
    url: addresses,
    headers: fc.record({ host: fc.option(fc.string(), { nil: undefined }), 'content-length': fc.string() }),
  })
  fc.assert(
    fc.property(request, (given) => void refusalOf(given)),
    runs(1000),
  )
})

test('where a browser says that it is has to be what Next can read', () => {
  const refusal = (tree?: string | string[]) =>
    refusalOf({ method: 'GET', url: '/', headers: { ...headers, 'next-router-state-tree': tree } })
  const tree = ['', { children: ['me', { children: ['__PAGE__', {}] }] }, null, 'refetch']
  expect(refusal()).toBeNull()
  expect(refusal(encodeURIComponent(JSON.stringify(tree)))).toBeNull()
  for (const bad of ['', 'x', '%', '[]', '{}', '["",{"children":[1,{}]}]', [JSON.stringify(tree)]])
    expect(refusal(bad)).toBe('bad-request')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(refusal(text)).toBe('bad-request')
    }),
    runs(300),
  )
})

test('a request names one host', () => {
  const refusal = (...host: string[]) =>
    refusalOf({ method: 'GET', url: '/', headers: { host: host[0] }, headersDistinct: { host } })
  expect(refusal('training.test')).toBeNull()
  expect(refusal('training.test', 'other.test')).toBe('bad-request')
  expect(refusal()).toBe('bad-request')
})
