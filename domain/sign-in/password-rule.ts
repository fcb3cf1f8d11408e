const passwordLength = { min: 12, max: 200 }

export type PasswordProblem = 'password-short' | 'password-long' | 'password-common' | 'password-own'

/** Whose password it is to be. */
export type PasswordOwner = { email: string; displayName: string }

/** One password for one look: the same letters typed on another keyboard are the same characters (Unicode NFKC). */
export function normalizePassword(typed: string): string {
  return typed.normalize('NFKC')
}

/**
 * What is wrong with a new password; null when it will do. Length counts characters, not bytes. `isCommon` knows the
 * passwords, in lower case, that everybody tries first (NIST SP 800-63B, section 5.1.1.2).
 */
export function findPasswordProblem(
  typed: string,
  owner: PasswordOwner,
  isCommon: (word: string) => boolean,
): PasswordProblem | null {
  const password = normalizePassword(typed)
  const length = [...password].length
  if (length < passwordLength.min) return 'password-short'
  if (length > passwordLength.max) return 'password-long'
  const plain = fold(password)
  if (isTriedFirst(plain, isCommon)) return 'password-common'
  return isMadeOf(plain, ownWords(owner)) ? 'password-own' : null
}

/** Common itself, a few characters around a common one, one thing over and over, or keys in a row. */
function isTriedFirst(plain: string, isCommon: (word: string) => boolean): boolean {
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const around = plain.length - core.length
  const unit = repeatedUnit(plain)
  return (
    isCommon(plain) ||
    (core.length > 2 && around < 8 && isCommon(core)) ||
    (unit !== plain && (unit.length < 5 || isCommon(unit))) ||
    rows.some((row) => row.includes(plain))
  )
}

/** The shortest beginning that makes the whole when it is repeated, its last repetition perhaps cut off. */
function repeatedUnit(plain: string): string {
  for (let size = 1; size <= plain.length / 2; size++) {
    const unit = plain.slice(0, size)
    if (unit.repeat(Math.ceil(plain.length / size)).startsWith(plain)) return unit
  }
  return plain
}

const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
].flatMap((row) => [row, [...row].reverse().join('')])

/** True when hardly anything is left without the words. */
function isMadeOf(plain: string, words: string[]): boolean {
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain)
  return rest !== plain && rest.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 6
}

function ownWords({ email, displayName }: PasswordOwner): string[] {
  const words = [
    fold(email),
    ...fold(email, ' ').split(/[^\p{L}\p{N}]+/u),
    ...fold(displayName, ' ').split(/[^\p{L}\p{N}]+/u),
  ]
  return words.filter((word) => word.length > 2).sort((a, b) => b.length - a.length)
}

/** Lower case, without accents and white space. */
function fold(text: string, space = ''): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/gu, space)
}
