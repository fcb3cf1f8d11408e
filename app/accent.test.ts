import { expect, it } from 'vitest'
import { accentOf } from './accent.ts'

it.each([
  ['#ff0000', { hue: 29, share: 1 }],
  ['#1f5fa8', { hue: 255, share: 1 }],
  ['#777777', { hue: expect.any(Number), share: 0 }],
])('the accent of %s has its hue and is as colourful', (colour, accent) => {
  expect(accentOf(colour)).toEqual(accent)
})
