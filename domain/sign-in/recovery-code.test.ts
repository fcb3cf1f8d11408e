import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecoveryCode, recoveryCodeOf } from './recovery-code.ts'

const codes = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(recoveryCodeOf)

describe('a recovery code', () => {
  it('is read as it was shown, in capitals, without hyphens and with digits for the letters they look like', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/)
        expect(readRecoveryCode(code)).toBe(code)
        expect(readRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(code)
        expect(readRecoveryCode(code.replaceAll('o', '0').replaceAll('l', '1').replaceAll('b', '8'))).toBe(
          code,
        )
      }),
    )
  })

  it.each([
    '',
    '123456',
    'abcd-efgh-ijkl-mno',
    'abcd-efgh-ijkl-mnop-q',
    'abcd-efgh-ijkl-mno9',
    'abcd-efgh-ijkl-mnoé',
  ])('%j is none', (typed) => {
    expect(readRecoveryCode(typed)).toBeNull()
  })
})
