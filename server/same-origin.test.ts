import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const base = 'https://training.example.org'

test.each<[string, boolean, Record<string, string>]>([
  ['our origin', true, { origin: base }],
  ['ours without encryption', false, { origin: 'http://training.example.org' }],
  ['ours on another port', false, { origin: `${base}:8443` }],
  ['what the browser calls this host', false, { origin: 'https://inside.test' }],
  ['an opaque origin of a page of ours', true, { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ['an opaque origin of a sibling', false, { origin: 'null', 'sec-fetch-site': 'same-site' }],
])('where the operator has said what our origin is, %s counts as it: %s', (_, isOurs, headers) => {
  expect(isSameOrigin(new Headers({ host: 'inside.test', ...headers }), base)).toBe(isOurs)
})
