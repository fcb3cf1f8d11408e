import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomFrom, shuffleWith } from './random.ts'

const seed = '0123456789abcdef0123456789abcdef'
const seeds = fc.stringMatching(/^[0-9a-f]{32}$/)

test('a stored seed gives the same numbers in every version of Keypoint', () => {
  const random = randomFrom(seed)
  expect([random(), random(), random()].map((number) => number * 2 ** 32)).toEqual([
    3530455095, 2738071380, 2303632856,
  ])
})

test('numbers stay in [0, 1), and a shuffle loses and invents nothing', () => {
  fc.assert(
    fc.property(seeds, fc.array(fc.nat()), (anySeed, items) => {
      const random = randomFrom(anySeed)
      const number = random()
      expect(number >= 0 && number < 1).toBe(true)
      expect(shuffleWith(random)(items).sort()).toEqual([...items].sort())
    }),
  )
})

test('each order of three comes up about equally often', () => {
  const shuffle = shuffleWith(randomFrom(seed))
  const counts = new Map<string, number>()
  for (let i = 0; i < 6000; i++) {
    const order = shuffle(['a', 'b', 'c']).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

test('a seed of another form is refused', () => {
  expect(() => randomFrom('today')).toThrow(RangeError)
})
