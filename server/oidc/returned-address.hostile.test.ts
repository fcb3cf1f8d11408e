import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { isReturnOf } from './return-from-provider.ts'

const flow = { state: 'the-state-of-this-flow', nonce: 'n', verifier: 'v', next: '/', until: 0 }

test('an address without the state of this flow is not its return, whatever else it says', () => {
  const parts = fc.constantFrom(
    '?',
    '&',
    '=',
    'state',
    'code',
    'error',
    'iss',
    'the-state',
    '%00',
    '%ff',
    '+',
    '#',
  )
  const search = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(parts).map((all) => all.join('')),
    fc
      .array(fc.tuple(fc.constantFrom('state', 'code', 'error', 'error_description', 'iss'), fc.string()))
      .map((all) => `?${new URLSearchParams(all)}`),
  )
  fc.assert(
    fc.property(search, (given) => {
      const states = new URLSearchParams(given).getAll('state')
      expect(isReturnOf(flow, given)).toBe(states[0] === flow.state)
    }),
    runs(500),
  )
  expect(isReturnOf(flow, `?code=a&state=${flow.state}`)).toBe(true)
  expect(isReturnOf(flow, `?code=a&state=other&state=${flow.state}`)).toBe(false)
})
