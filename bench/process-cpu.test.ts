import { expect, test } from 'vitest'
import { cpuBetween, parseStat, readProcesses, treeOf } from './process-cpu.ts'

test('a process is read however it calls itself', () => {
  const stat = '42 (a ) b (c) S 7 42 42 0 -1 4194304 1 0 0 0 150 25 0 0 20 0 11 0 100 1 1'
  expect(parseStat(stat, 'node web.mjs')).toEqual({
    pid: 42,
    parent: 7,
    cpuMs: 1750,
    command: 'node web.mjs',
  })
})

test('this process is among those that run, below its parent', () => {
  expect(treeOf(process.ppid, readProcesses()).map(({ pid }) => pid)).toContain(process.pid)
})

test('what began in between counts from its beginning, and what ended not at all', () => {
  const before = new Map([
    [1, 100],
    [2, 500],
  ])
  const after = new Map([
    [1, 150],
    [3, 30],
  ])
  expect(cpuBetween(before, after)).toBe(80)
})
