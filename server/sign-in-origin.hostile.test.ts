import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { signInOrigin } from './sign-in-origin.ts'

test('whatever a browser says it is, the history keeps a short plain word or nothing', () => {
  const parts = fc.constantFrom(
    'Mozilla/5.0 ',
    '(Windows NT 10.0) ',
    'Firefox/',
    '9'.repeat(300),
    ' ',
    'é',
    'x',
  )
  const agent = fc.oneof(
    fc.string({ unit: 'binary-ascii', maxLength: 300 }).map((text) => text.replaceAll(/[\0\r\n]/g, '')),
    fc.array(parts).map((all) => all.join('')),
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => `${text}/1.0`),
  )
  fc.assert(
    fc.property(agent, (given) => {
      const { browser, system } = signInOrigin(new Headers({ 'user-agent': given }))
      for (const word of [browser, system]) expect(word ?? 'none').toMatch(/^[ -~]{1,30}$/)
    }),
    runs(500),
  )
})
