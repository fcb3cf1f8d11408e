import { expect, it } from 'vitest'
import { textsIn } from './decodings.ts'
import { keyMarker } from './key-marker.ts'
import { Searcher } from './searcher.ts'

const strings = new Map([
  ['patient hands have built', 'feedback'],
  ['before the first question', 'feedback'],
  ['the barn burned down', 'other feedback'],
])
const searcher = new Searcher({ strings, patterns: { 'a key in data': keyMarker } })
const namesIn = (text: string, asked?: string) =>
  searcher.findIn(textsIn(Buffer.from(text)), asked).map(({ what }) => what)

it('tells each name once, whatever gives it away', () => {
  expect(namesIn('the barn burned down; patient hands have built it before the first question')).toEqual([
    'other feedback',
    'feedback',
  ])
})

it.each([
  '{"options":[{"id":"a","correct":true}]}',
  'self.__next_f.push([1,"{\\"rightOptions\\":[\\"a\\"]}"])',
  '<p data-question="{&quot;answer&quot;:false}">',
  `<p data-question="${Buffer.from('{"id":"a","feedback":"<p>No.</p>"}').toString('base64')}">`,
])('knows a key by its name in data: %s', (text) => expect(namesIn(text)).toEqual(['a key in data']))

it.each(['{"feedback":null,"earned":null}', '{"rightOptions":[]}', '"feedback":"$undefined"'])(
  'knows that nothing is shown: %s',
  (text) => expect(namesIn(text)).toEqual([]),
)

it('does not find what whoever asked knew already', () => {
  expect(namesIn('No page /the barn burned down', '/the barn burned down')).toEqual([])
})
