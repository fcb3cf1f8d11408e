import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { localPath } from './local-path.ts'

const parts = fc.constantFrom(
  '/',
  '\\',
  '..',
  '.',
  ':',
  '@',
  '?',
  '#',
  '%2f',
  '%5c',
  '%09',
  '\t',
  'evil.example',
  'https:',
  'a',
  '\u2028',
  '\ud800',
)

test('wherever a link says to go, it is on this site', () => {
  const site = 'https://training.test'
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(parts).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (given) => {
        for (const path of [given, `/${given}`]) {
          expect(new URL(localPath(path), site).origin).toBe(site)
          expect(localPath(localPath(path))).toBe(localPath(path))
        }
      },
    ),
    runs(1000),
  )
})
