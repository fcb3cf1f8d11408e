import { expect, test } from 'vitest'
import { askForTheWhole } from './whole-answers.mjs'

test.each([
  ['gzip, deflate, br', undefined],
  ['*', undefined],
  [undefined, 'bytes=0-99'],
])('who accepts %j may ask for %j of a file', (accepted, range) => {
  const headers = { 'accept-encoding': accepted, range: 'bytes=0-99' }
  askForTheWhole({ headers })
  expect(headers.range).toBe(range)
})
