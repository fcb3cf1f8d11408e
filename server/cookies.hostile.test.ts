import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { type KeyPurpose, keys } from './keys.ts'
import { readPendingSignIn } from './pending-sign-in.ts'
import { readFlow } from './provider-sign-in.ts'
import { readProviderSession } from './provider-sign-out.ts'
import { unsealOffer } from './second-factor-offer.ts'
import { sealSession, unsealSession } from './session-cookie.ts'

const readers: Record<string, { purpose: KeyPurpose; read: (sealed: string) => unknown }> = {
  'a pending sign-in': { purpose: 'pending-sign-in', read: readPendingSignIn },
  'a sign-in at the provider': { purpose: 'provider-sign-in', read: readFlow },
  'a session at the provider': { purpose: 'provider-sign-out', read: readProviderSession },
  'an offered secret': {
    purpose: 'second-factor-offer',
    read: (sealed) => unsealOffer(sealed, '', new Date()),
  },
}

const sealedAbove = (purpose: KeyPurpose) => keys().seal(purpose, '', '{"personId":"ada"}')
const madeUp = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.base64String({ maxLength: 40 })).map((parts) => parts.join('.')),
)

test.each(Object.entries(readers))('%s is nothing that a browser made up', (_, { purpose, read }) => {
  fc.assert(
    fc.property(madeUp, fc.nat(), (text, at) => {
      expect(read(text)).toBeNull()
      const sealed = sealedAbove(purpose)
      expect(read(sealed.slice(0, at % sealed.length))).toBeNull()
    }),
    runs(200),
  )
})

test.each(Object.entries(readers))(
  '%s is nothing else that was sealed, such as by another version of Keypoint',
  (_, { purpose, read }) => {
    const texts = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom('null', '[]', '{"__proto__":{}}', '{"until":1}'),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(keys().seal(purpose, '', text))).toBeNull()
        expect(read(keys().seal('second-factor', '', text))).toBeNull()
      }),
      runs(100),
    )
  },
)

test('a session is nothing but what was sealed as one', async () => {
  const sealed = await sealSession({ sid: 'abc', version: 3 }, 60)
  expect(await unsealSession(sealed)).toEqual({ sid: 'abc', version: 3 })
  await fc.assert(
    fc.asyncProperty(madeUp, fc.nat(), async (text, at) => {
      expect(await unsealSession(text)).toBeNull()
      const [place, other] = [at % sealed.length, sealed.charCodeAt(at % sealed.length) === 65 ? 'B' : 'A']
      // The last letter of base64url says less than six bits: another one may mean the same.
      if (place < sealed.length - 1 && sealed[place + 1] !== '.')
        expect(await unsealSession(sealed.slice(0, place) + other + sealed.slice(place + 1))).toBeNull()
    }),
    runs(60),
  )
})
