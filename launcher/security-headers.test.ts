import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.mjs'

// By value: the tests that ask servers for these headers take them from there.
test('every answer tells no other site where somebody was, is framed by none, guessed by none and kept by none', () => {
  expect(securityHeaders({ isHttps: false })).toEqual({
    'content-security-policy':
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringMatching(/camera=\(\), geolocation=\(\), microphone=\(\)/),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'private, no-store',
  })
})

test('with https browsers are told to stay with it for a year, and without it nothing is said', () => {
  const name = 'strict-transport-security'
  expect(securityHeaders({ isHttps: true })[name]).toBe('max-age=31536000; includeSubDomains')
  expect(securityHeaders({ isHttps: false })).not.toHaveProperty(name)
})
