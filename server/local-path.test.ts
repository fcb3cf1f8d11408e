import { describe, expect, it } from 'vitest'
import { localPath } from './local-path.ts'

describe('localPath', () => {
  it.each([
    ['/courses/a/b?q=2', '/courses/a/b?q=2'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/a/..//evil.example', '/'],
    ['/%2e%2e//evil.example', '/'],
    ['/..\\/evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['courses', '/'],
    ['', '/'],
    [null, '/'],
  ])('%j leads to %s', (given, expected) => {
    expect(localPath(given)).toBe(expected)
  })
})
