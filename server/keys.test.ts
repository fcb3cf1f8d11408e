import { describe, expect, test } from 'vitest'
import { keyRing } from './keys.ts'

const secret = 'a secret of thirty-two characters or more'
const other = 'another secret of thirty-two characters or more'
const ring = keyRing(secret, [])

describe('a seal', () => {
  test('hides its text, differs each time and opens for its purpose and context alone', () => {
    const sealed = ring.seal('second-factor', 'ada', 'JBSWY3DP')
    expect(sealed).not.toContain('JBSWY3DP')
    expect(ring.seal('second-factor', 'ada', 'JBSWY3DP')).not.toBe(sealed)
    expect(ring.unseal('second-factor', 'ada', sealed)).toBe('JBSWY3DP')
    expect(ring.unseal('second-factor', 'bo', sealed)).toBeNull()
    expect(ring.unseal('pending-sign-in', 'ada', sealed)).toBeNull()
    expect(keyRing(other, []).unseal('second-factor', 'ada', sealed)).toBeNull()
  })

  test('does not open when anything of it was changed or is missing', () => {
    const sealed = ring.seal('second-factor', 'ada', 'JBSWY3DP')
    for (let index = 0; index < sealed.length; index++) {
      const changed = `${sealed.slice(0, index)}${sealed[index] === 'A' ? 'B' : 'A'}${sealed.slice(index + 1)}`
      expect(ring.unseal('second-factor', 'ada', changed), changed).toBeNull()
    }
    for (const text of ['', '.', '..', '...', sealed.slice(0, 20), 'x'.repeat(1000)])
      expect(ring.unseal('second-factor', 'ada', text)).toBeNull()
  })
})

test('after the secret has changed, what it sealed and digested is known as long as the former one is', () => {
  const sealed = ring.seal('second-factor', 'ada', 'JBSWY3DP')
  const digest = ring.digest('recovery-code', 'abcd')
  const changed = keyRing(other, [secret])
  expect(changed.unseal('second-factor', 'ada', sealed)).toBe('JBSWY3DP')
  expect(changed.possibleDigests('recovery-code', 'abcd')).toContain(digest)
  expect(changed.digest('recovery-code', 'abcd')).not.toBe(digest)
  expect(ring.unseal('second-factor', 'ada', changed.seal('second-factor', 'ada', 'x'))).toBeNull()
})
