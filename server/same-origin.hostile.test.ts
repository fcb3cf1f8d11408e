import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { isSameOrigin } from './same-origin.ts'

test('no origin but ours is ours, however it is written', () => {
  const origin = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc
      .array(
        fc.constantFrom(
          'http://',
          'https://',
          'training.test',
          'evil.example',
          '@',
          ':',
          '.',
          '/',
          '#',
          '80',
        ),
      )
      .map((all) => all.join('')),
  )
  const site = fc.option(fc.constantFrom('cross-site', 'same-site', 'none', 'Same-Origin', ''), {
    nil: undefined,
  })
  fc.assert(
    fc.property(origin, site, (given, fetchSite) => {
      const headers = new Headers({ host: 'training.test' })
      if (/^[\x20-\x7e]*$/.test(given)) headers.set('origin', given)
      if (fetchSite) headers.set('sec-fetch-site', fetchSite)
      if (!isSameOrigin(headers)) return
      expect(new URL(headers.get('origin') ?? '').host).toBe('training.test')
    }),
    runs(1000),
  )
})
