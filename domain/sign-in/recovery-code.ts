/** No 0, 1, 8 or 9, which look like letters: what is written for them is read as the letter. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const length = 16 // of 5 bits each: 80 bits, beyond any guessing

/** How many recovery codes a person is given at a time. */
export const recoveryCodeCount = 10

/** A recovery code as it is shown, made from sixteen random bytes: four groups of four. */
export function recoveryCodeOf(random: Uint8Array): string {
  if (random.length !== length) throw new Error(`A recovery code is made from ${length} bytes`)
  const characters = [...random].map((byte) => alphabet[byte & 31]).join('')
  return characters.replaceAll(/(.{4})(?!$)/g, '$1-')
}

/** The code that somebody typed in the form in which it is shown, whatever its case and spacing; null if it is none. */
export function readRecoveryCode(typed: string): string | null {
  const characters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('8', 'b')
  return /^[a-z2-7]{16}$/.test(characters) ? characters.replaceAll(/(.{4})(?!$)/g, '$1-') : null
}
