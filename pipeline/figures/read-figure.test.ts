import { describe, expect, test } from 'vitest'
import { smallCourse } from '../fixtures/small-course.ts'
import { readFigure } from './read-figure.ts'

test.each([
  ['viewBox', '<?xml version="1.0"?>\n<svg\n viewBox="0 0 640.4 360" >', { width: 640, height: 360 }],
  ['viewBox with commas', '<svg viewBox="0,0,10,20"/>', { width: 10, height: 20 }],
  [
    'links within the image',
    '<svg viewBox="0 0 1 2"><use href="#a" fill="url(#b)"/></svg>',
    { width: 1, height: 2 },
  ],
])('the size of an SVG: %s', (_name, text, size) => {
  expect(readFigure('a.svg', Buffer.from(text))).toEqual({ size, faults: [] })
})

test('the size of a PNG', () => {
  const bytes = smallCourse['small/01-doors/figures/dot.png'] as Buffer
  expect(readFigure('dot.png', bytes)).toEqual({ size: { width: 1, height: 1 }, faults: [] })
})

describe('what is refused', () => {
  test.each([
    ['a.svg', '<svg viewBox="0 0 1 1"><g onload="x"/></svg>', 'This SVG holds an event handler.'],
    ['a.svg', '<svg viewBox="0 0 1 1"><foreignObject/></svg>', 'This SVG holds foreign content.'],
    [
      'a.svg',
      '<svg viewBox="0 0 1 1"><a xlink:href="https://x.example"/></svg>',
      'This SVG holds a link to elsewhere.',
    ],
    [
      'a.svg',
      '<svg viewBox="0 0 1 1"><style>@import "x"</style></svg>',
      'This SVG holds a link to elsewhere.',
    ],
    ['a.svg', '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>', 'This SVG holds a document type.'],
    ['a.svg', '<svg viewBox="0 0 0 1"/>', 'This SVG does not say its size.'],
    ['a.png', 'GIF89a', 'This is not a PNG image.'],
    ['a.gif', 'GIF89a', 'Images of this kind are not shown.'],
    ['a.png', 'x'.repeat(2_000_001), 'This image is larger than 2 MB.'],
  ])('%s: %.60s', (file, text, what) => {
    expect(readFigure(file, Buffer.from(text)).faults.map((fault) => fault.what)).toEqual([what])
  })
})
