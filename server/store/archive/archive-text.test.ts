import { describe, expect, test } from 'vitest'
import { type ArchivePart, archiveFormat } from './archive-header.ts'
import { archiveParts, archiveText } from './archive-text.ts'

const header = {
  format: archiveFormat,
  version: 1,
  madeAt: '2026-11-25T12:00:00.000Z',
  migrations: [{ name: 'first', checksum: 'a' }],
  tables: [
    { name: 'person', rows: 2 },
    { name: 'attempt', rows: 0 },
  ],
  heads: 'b',
} as const
const parts: ArchivePart[] = [
  { kind: 'header', header: structuredClone(header) as never },
  { kind: 'rows', table: 'person', lines: ['{"id":"1"}', '{"id":"\\u2028é\\n"}'] },
  { kind: 'sequences', positions: { some_seq: '9007199254740993' } },
]

async function* each<Item>(items: Item[]) {
  yield* items
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = []
  for await (const item of items) read.push(item)
  return read
}

async function written(): Promise<string[]> {
  const text = await all(archiveText(each(parts)))
  return text.join('').split('\n').slice(0, -1)
}

const read = (lines: string[]) => all(archiveParts(each(lines)))

describe('an archive', () => {
  test('gives back what was put in', async () => {
    expect(await read(await written())).toEqual(parts)
  })

  test.each([0, 1, 2, 3, 4])('that ends before line %i says what is missing', async (kept) => {
    const missing = ['its header', 'row 1 of 2 of person', 'row 2 of 2', 'its sequences', 'its last line']
    await expect(read((await written()).slice(0, kept))).rejects.toThrow(missing[kept])
  })

  test.each([1, 2, 3])('with another line %i is damaged', async (line) => {
    const lines = await written()
    lines[line] = (lines[line] ?? '').replace(/\d/, '7')
    await expect(read(lines)).rejects.toThrow('checksum')
  })

  test.each([
    [{ ...header, format: 'another' }, 'not an archive'],
    [{ ...header, version: 2 }, 'newer than the 1'],
    [{ ...header, tables: 'none' }, 'its header cannot be read'],
  ])('with another header is refused', async (other, sentence) => {
    const [, ...rest] = await written()
    await expect(read([JSON.stringify(other), ...rest])).rejects.toThrow(sentence)
  })

  test('that goes on after its end is damaged', async () => {
    await expect(read([...(await written()), '{}'])).rejects.toThrow('goes on after its end')
  })
})
