import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyseMdx } from './analyse-mdx.ts'
import { meaningHashOf } from './meaning.ts'

const word = fc.constantFrom('door', 'key', '**lock**', '`let x`', '[link](https://x.example)', 'hinge')
const words = fc.array(word, { minLength: 1, maxLength: 8 })
const gap = fc.constantFrom(' ', '  ', '\n')
const blankLines = fc.constantFrom('\n\n', '\n\n\n', '\n   \n')

describe('the meaning of a text', () => {
  test('does not change with line breaks, spaces and blank lines', () => {
    const paragraphs = fc.array(words, { minLength: 1, maxLength: 4 })
    const layout = fc.tuple(fc.array(gap, { minLength: 1 }), blankLines)
    fc.assert(
      fc.property(paragraphs, layout, layout, (texts, one, other) => {
        expect(hashOf(laidOut(texts, one))).toBe(hashOf(laidOut(texts, other)))
      }),
    )
  })

  test('changes with its words', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        fc.pre(one.join(' ') !== other.join(' '))
        expect(hashOf(one.join(' '))).not.toBe(hashOf(other.join(' ')))
      }),
    )
  })

  test.each([
    ['space between list items', '- a\n- b', '- a\n\n- b', true],
    ['the bullet character', '- a', '* a', true],
    ['emphasis written otherwise', '*a*', '_a_', true],
    [
      'the order of attributes',
      '<Callout kind="note" title="t">\n\nx\n\n</Callout>',
      '<Callout title="t" kind="note">\n\nx\n\n</Callout>',
      true,
    ],
    ['spaces in a table', '| a | b |\n|---|---|\n| 1 | 2 |', '| a   | b |\n|-----|---|\n| 1   | 2 |', true],
    ['white space in code', '```\na b\n```', '```\na  b\n```', false],
    ['emphasis', '*a*', 'a', false],
    ['the target of a link', '[a](https://a.example)', '[a](https://b.example)', false],
    ['the id of a heading', '## A [#a]', '## A [#b]', false],
    ['the value of an attribute', '<Term id="a">x</Term>', '<Term id="b">x</Term>', false],
    ['the alignment of a column', '| a |\n|---|\n| 1 |', '| a |\n|--:|\n| 1 |', false],
  ])('%s', (_name, one, other, isSame) => {
    expect(hashOf(one) === hashOf(other)).toBe(isSame)
  })
})

test('the meaning of YAML does not change with the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (data) => {
      const reversed = Object.fromEntries(Object.entries(data).reverse())
      expect(meaningHashOf(reversed)).toBe(meaningHashOf(data))
    }),
  )
})

function hashOf(text: string): string {
  return analyseMdx(text, 'lesson').meaningHash
}

function laidOut(paragraphs: string[][], [gaps, between]: [string[], string]): string {
  const lines = paragraphs.map((list) =>
    list.map((text, index) => (index === 0 ? text : `${gaps[index % gaps.length]}${text}`)).join(''),
  )
  return lines.join(between)
}
