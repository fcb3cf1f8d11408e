import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath } from '#server/local-path.ts'
import { runs } from '#test/fuzz-runs.ts'
import { readForm } from './admin/answer-form.ts'
import { formFields } from './form-fields.ts'
import { readStep } from './me/security/second-factor/read-step.ts'
import { readProof } from './sign-in/code/read-proof.ts'
import { readSignIn } from './sign-in/read-sign-in.ts'

const names = [
  'email',
  'password',
  'next',
  'code',
  'recoveryCode',
  'intent',
  'offer',
  '$ACTION_REF_1',
  '__proto__',
]
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.constantFrom('', '\0', 'a\0b', '//evil.example', '\ud83d', 'turn-off', 'a'.repeat(30_000)),
)
const field = fc.oneof(
  value,
  value.map((text) => new Blob([text])),
)
const form = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), field)).map((fields) => {
  const made = new FormData()
  for (const [name, given] of fields) made.append(name, given)
  return made
})
/** What a hand-made request may give an action in the place of a form. */
const anything = fc.oneof(form, form, fc.anything())

test('every form is read as texts that the database takes and no longer than any field', () => {
  fc.assert(
    fc.property(anything, (given) => {
      for (const [name, text] of Object.entries(readForm(given))) {
        expect(name.startsWith('$')).toBe(false)
        expect(text).not.toContain('\0')
        expect(text.length).toBeLessThanOrEqual(20_000)
      }
    }),
    runs(500),
  )
})

test('what is no form has no fields', () => {
  for (const given of [undefined, null, 'email=a', [], { email: 'a' }, new Map([['email', 'a']])]) {
    expect(readForm(given)).toEqual({})
    expect(formFields(given)).toEqual({})
  }
})

test('a sign-in is three texts, whatever was sent', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const { email, password, next } = readSignIn(given)
      expect(email).not.toMatch(/\p{Cc}/u)
      for (const text of [email, password, next]) expect(text.length).toBeLessThanOrEqual(1000)
      expect(new URL(localPath(next), 'https://training.test').origin).toBe('https://training.test')
    }),
    runs(500),
  )
})

test('a second factor is one typed text, whatever was sent', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const { proof, next } = readProof(given)
      expect(['code', 'recovery-code']).toContain(proof.kind)
      for (const text of [proof.typed, next]) expect(text.length).toBeLessThanOrEqual(1000)
    }),
    runs(500),
  )
})

test('a step of setting up a second factor is one of four, whatever was sent', () => {
  fc.assert(
    fc.property(anything, (given) => {
      const { intent, ...texts } = readStep(given)
      expect(['offer', 'enable', 'new-codes', 'turn-off']).toContain(intent)
      for (const text of Object.values(texts)) expect(text.length).toBeLessThanOrEqual(1000)
    }),
    runs(500),
  )
})
