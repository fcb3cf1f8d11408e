import { expect, it } from 'vitest'
import { splitPrompt } from './split-prompt.ts'

it('a prompt of one paragraph is the legend', () => {
  expect(splitPrompt('<p>Who <em>maintains</em> it?</p>\n')).toEqual({
    legend: 'Who <em>maintains</em> it?',
    rest: '',
  })
})

it('what follows the first paragraph stands below the legend', () => {
  expect(splitPrompt('<p>A bulletin warns.</p>\n<ul><li>one</li></ul>')).toEqual({
    legend: 'A bulletin warns.',
    rest: '<ul><li>one</li></ul>',
  })
})

it('a prompt that begins with something else keeps all of it below', () => {
  expect(splitPrompt('<ul><li>one</li></ul>')).toEqual({ legend: '', rest: '<ul><li>one</li></ul>' })
})
