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

const withoutApostrophes = (text: string) => text.replaceAll("'", '')

test('every cell comes back as it was but for apostrophes, and none is a formula', async () => {
  const rows = fc.array(fc.tuple(hostileText, hostileText), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const [, ...read] = parsed(await written(given))
      expect(read).toHaveLength(given.length)
      for (const [at, row] of read.entries())
        for (const [column, text] of row.entries()) {
          const original = given[at]?.[column] ?? ''
          expect(withoutApostrophes(text)).toBe(withoutApostrophes(original))
          expect(text).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/)
        }
    }),
    runs(300),
  )
})

/** What a spreadsheet begins a cell with that splits lines at another sign and knows no quotes within one. */
const pieceStart = (separator: string) =>
  new RegExp(`(?:${separator}|\\n)"*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]`)

test('none is a formula either to a spreadsheet that separates by semicolons or tabs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(fc.constant('Ada'), hostileText), async (row) => {
      const csv = await written([row])
      expect(csv).not.toMatch(pieceStart(';'))
      expect(csv).not.toMatch(pieceStart('\\t'))
    }),
    runs(300),
  )
  for (const text of ['Ada;=1+1', 'Ada;"=1+1;"', 'Ada\t@SUM(A1)', ';-1', 'a,b;+1', 'Ada\n=1+1', 'a;=1;=2'])
    expect(await written([['Ada', text]])).not.toMatch(/[;\t\n]"*[=+\-@]/)
})
