import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import type { Reader } from './cell.ts'
import { csvOf } from './csv.ts'
import type { Column } from './report.ts'

const reader: Reader = { t: (key) => key, zone: 'UTC' }
const columns: Column<string[]>[] = [0, 1].map((at) => ({
  key: `c${at}`,
  header: `c${at}`,
  cell: (row) => ({ kind: 'text', text: row[at] ?? '' }),
}))

async function written(rows: string[][]): Promise<string> {
  async function* pieces() {
    yield rows
  }
  let csv = ''
  for await (const piece of csvOf(columns, pieces(), reader)) csv += piece
  return csv
}

/** A reader of RFC 4180 of the plainest kind, so that the writer is not judged by its own library. */
function parsed(csv: string): string[][] {
  const rows: string[][] = []
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy
  const row: string[] = []
  for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
    const [, text = '', end] = match
    row.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text)
    if (end === '\r\n') rows.push(row.splice(0))
    if (cell.lastIndex === csv.length) return rows
  }
  throw new Error(`No CSV: ${csv}`)
}

const hostileText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", '\u202e', '\ufeff', 'a'),
    maxLength: 12,
  }),
)

test('every cell comes back as it was, with at most an apostrophe before it, and none is a formula', async () => {
  const rows = fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const [, ...read] = parsed(await written(given))
      expect(read).toHaveLength(given.length)
      for (const [at, row] of read.entries())
        for (const [column, text] of row.entries()) {
          const original = given[at]?.[column] ?? ''
          expect([original, `'${original}`]).toContain(text)
          expect(text).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/)
        }
    }),
    runs(300),
  )
})
