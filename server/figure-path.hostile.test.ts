import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Catalogue } from '#domain/course/catalogue.ts'
import { itemKey } from '#domain/course/catalogue.ts'
import { runs } from '#test/fuzz-runs.ts'
import { figure } from './catalogue.ts'

const there = { courseId: 'oss', path: '01-risk/figures/risk.svg' }
/** Should anything but the one figure be found here, the test has no database to read it from. */
const catalogue = {
  entries: new Map([[itemKey(there.courseId, 'figure', there.path), { blobSha256: 'blob' }]]),
} as unknown as Catalogue

test('no path but the very one that the catalogue names finds a figure', async () => {
  const parts = fc.constantFrom(
    '01-risk',
    'figures',
    'risk.svg',
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '\0',
    '__proto__',
    ' ',
  )
  const path = fc.oneof(
    fc.array(parts).map((all) => all.join('/')),
    fc.array(parts).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  )
  const course = fc.oneof(fc.constantFrom('oss', 'oss/figure', '__proto__', ''), fc.string())
  await fc.assert(
    fc.asyncProperty(course, path, async (courseId, asked) => {
      if (courseId === there.courseId && asked === there.path) return
      expect(await figure([catalogue], courseId, asked)).toBeNull()
    }),
    runs(500),
  )
})
