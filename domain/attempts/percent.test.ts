import { expect, it } from 'vitest'
import { wholePercent } from './percent.ts'

it.each([
  [3000, 4000, 75],
  [2999, 4000, 74],
  [4000, 4000, 100],
  [0, 4000, 0],
  [0, 0, 0],
])('%i of %i millipoints are %i percent', (score, max, percent) => {
  expect(wholePercent(score, max)).toBe(percent)
})
