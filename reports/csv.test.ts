import { describe, expect, test } from 'vitest'
import type { Reader } from './cell.ts'
import { csvOf } from './csv.ts'
import type { Column } from './report.ts'

const reader: Reader = { t: (key, values) => (values ? `${key} ${values.zone}` : key), zone: 'Asia/Tokyo' }
const columns: Column<string>[] = [
  { key: 'a', header: 'a', cell: (text) => ({ kind: 'text', text }) },
  { key: 'b', header: 'b', cell: () => ({ kind: 'instant', at: new Date('2026-11-23T20:00:00Z') }) },
  { key: 'c', header: 'c', cell: () => ({ kind: 'state', state: 'overdue' }) },
]

async function csv(...pieces: string[][]): Promise<string> {
  async function* rows() {
    yield* pieces
  }
  let written = ''
  for await (const piece of csvOf(columns, rows(), reader)) written += piece
  return written
}

describe('a report as CSV', () => {
  test('has the heading, lines that end with CRLF and times on the reader’s clock', async () => {
    expect(await csv(['Ada'], ['Bo'])).toBe(
      'a Asia/Tokyo,b Asia/Tokyo,c Asia/Tokyo\r\nAda,2026-11-24 05:00,state.overdue\r\nBo,2026-11-24 05:00,state.overdue\r\n',
    )
  })

  test('is a heading alone when there is nobody', async () => {
    expect(await csv([])).toBe('a Asia/Tokyo,b Asia/Tokyo,c Asia/Tokyo\r\n')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('keeps %j from being a formula', async (text) => {
    expect((await csv([text])).split('\r\n').slice(1).join('\n')).toMatch(/^"?'/)
  })

  test('quotes commas, quotes and line breaks', async () => {
    expect(await csv(['O"Neil, "Ada"\nKing'])).toContain('"O""Neil, ""Ada""\nKing",')
  })
})
