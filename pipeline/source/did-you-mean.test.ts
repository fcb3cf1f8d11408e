import { expect, test } from 'vitest'
import { didYouMean } from './did-you-mean.ts'

const known = ['title', 'terms', 'durationMinutes']

test.each([
  ['titel', 'Did you mean "title"?'],
  ['term', 'Did you mean "terms"?'],
  ['duration-minutes', 'Did you mean "durationMinutes"?'],
  ['Title', 'Did you mean "title"?'],
  ['colour', 'No idea.'],
  ['', 'No idea.'],
])('of "%s"', (written, said) => {
  expect(didYouMean(written, known, 'No idea.')).toBe(said)
})
