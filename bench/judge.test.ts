import { expect, test } from 'vitest'
import { judge, quantile } from './judge.ts'

const ratio = { name: 'a page', unit: 'times', against: 'another' } as const

test.each([
  ['kept', { most: 1.5 }, [1.2, 1.3, 1.35, 1.4, 9]],
  ['missed', { most: 1.5 }, [1, 1.6, 1.7, 1.8, 1.9]],
  ['too noisy to say', { most: 1.5 }, [1.1, 1.4, 1.6, 1.7]],
  ['kept', { least: 95 }, [95, 97, 98]],
  ['missed', { least: 95 }, [80, 81, 82]],
  [null, undefined, [1, 2]],
])('a budget is %s by what most rounds say', (verdict, budget, samples) => {
  expect(judge({ ...ratio, samples, budget }).verdict).toBe(verdict)
})

test('quartiles lie between neighbours in proportion', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2)
  expect(quantile([7], 0.75)).toBe(7)
})

test('nothing measured is no figure', () => {
  expect(() => quantile([], 0.5)).toThrow('Nothing was measured')
})
