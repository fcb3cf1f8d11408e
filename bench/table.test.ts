import { expect, test } from 'vitest'
import { judge } from './judge.ts'
import { markdownTable, plainLine } from './table.ts'

const ratio = judge({
  name: 'a lesson',
  unit: 'times',
  against: 'the empty page',
  samples: [1.2, 1.3, 1.4],
  budget: { most: 1.5 },
})
const time = judge({ name: 'a lesson', unit: 'ms', samples: [12.34] })

test('a figure says what it is against, how sure it is and what became of its budget', () => {
  expect(plainLine(ratio).replaceAll(/ +/g, ' ')).toBe(
    ' a lesson, against the empty page 1.30 times (1.25 to 1.35) kept: at most 1.5 times',
  )
})

test('modes stand side by side, and what one of them did not measure stays empty', () => {
  const machine = { cpu: 'x', cores: 2, memoryGb: 8, system: 'linux', node: 'v20', load: 0 }
  const results = [
    { mode: 'embedded', sections: [{ title: 'Pages', lines: [ratio, time] }] },
    { mode: 'server', sections: [{ title: 'Pages', lines: [time] }] },
  ]
  expect(markdownTable({ at: '', machine, rounds: 3, results }).split('\n')).toEqual([
    '### Pages',
    '',
    '|  | embedded | server | budget |',
    '|---|---|---|---|',
    '| a lesson, against the empty page | 1.30 times (1.25 to 1.35) |  | at most 1.5 times |',
    '| a lesson | 12.3 ms | 12.3 ms |  |',
  ])
})
