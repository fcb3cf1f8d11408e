import { expect, test } from 'vitest'
import { useOneOrigin } from './one-origin.mjs'

test('a made-up host counts for nothing where the address is known', () => {
  const headers: Record<string, string> = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
  useOneOrigin({ headers }, 'https://training.test')
  expect(headers).toEqual({
    host: 'training.test',
    'x-forwarded-host': 'training.test',
    'x-forwarded-proto': 'https',
  })
})

test('without a known address the host stays as it was sent', () => {
  const headers: Record<string, string> = { host: 'localhost:3000' }
  useOneOrigin({ headers }, undefined)
  expect(headers).toEqual({ host: 'localhost:3000' })
})
