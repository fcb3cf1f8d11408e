import { z } from 'zod'
import { keys } from './keys.ts'
import { newTotpSecret, type QrCode, totpOffer } from './one-time-codes.ts'
import { unsealJson } from './unseal-json.ts'

const lifetimeMinutes = 30

const offerSchema = z.object({ secret: z.string(), until: z.int() })

/** A secret for an app to learn, and the same sealed: what comes back with the code that proves it was learned. */
export type SecondFactorOffer = { secret: string; uri: string; qr: QrCode; sealed: string }

/** Offers a person a new secret. Nothing is stored: an offer that is not taken up within half an hour is void. */
export function offerSecondFactor(
  person: { personId: string; email: string },
  organisation: string,
  now: Date,
): SecondFactorOffer {
  const secret = newTotpSecret()
  const until = now.getTime() + lifetimeMinutes * 60_000
  const sealed = keys().seal('second-factor-offer', person.personId, JSON.stringify({ secret, until }))
  return { secret, sealed, ...totpOffer({ secret, organisation, email: person.email }) }
}

/** The same offer again, for a form that comes back; null when it is void or somebody else's. */
export function repeatOffer(
  { personId, email }: { personId: string; email: string },
  organisation: string,
  sealed: string,
  now: Date,
): SecondFactorOffer | null {
  const secret = unsealOffer(sealed, personId, now)
  return secret === null ? null : { secret, sealed, ...totpOffer({ secret, organisation, email }) }
}

/** The secret that was offered to a person; null when the offer is void or somebody else's. */
export function unsealOffer(sealed: string, personId: string, now: Date): string | null {
  const offer = unsealJson(offerSchema, { purpose: 'second-factor-offer', context: personId }, sealed)
  return offer && offer.until > now.getTime() ? offer.secret : null
}
