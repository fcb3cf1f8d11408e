import { expect, test } from 'vitest'
import { htmlInPage, nameSegment } from './html-in-page.ts'

test('a segment is found under its name, and two segments of the same text have two names', () => {
  const one = { kind: 'html' as const, html: '<p>One</p>' }
  const other = { kind: 'html' as const, html: '<p>One</p>' }
  expect(htmlInPage(nameSegment(one))).toBe('<p>One</p>')
  expect(nameSegment(one)).toBe(nameSegment(one))
  expect(nameSegment(other)).not.toBe(nameSegment(one))
})

test('a name that nobody gave is no text', () => {
  expect(() => htmlInPage('segment:0')).toThrow('No segment is called segment:0')
})
