import { secondFactorEnabled } from '#domain/learning/events/second-factors.ts'
import { readCode } from '#domain/sign-in/one-time-code.ts'
import { newId } from '#server/digest.ts'
import { matchTotp } from '#server/one-time-codes.ts'
import { unsealOffer } from '#server/second-factor-offer.ts'
import { newRecoveryCodes, sealTotpSecret } from '#server/second-factor-secrets.ts'
import { hasSecondFactor, replaceRecoveryCodes, saveTotp } from '#server/store/second-factors.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { proveSession } from '#server/store/viewers.ts'
import { type Outcome, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

type Input = { personId: string; sessionId: string; offer: string; code: string }

/**
 * Makes an offered secret a person's second factor once a code shows that their app has it, and ends their other
 * sessions. Gives the recovery codes, which cannot be shown again.
 */
export async function enableSecondFactor(
  { personId, sessionId, offer, code }: Input,
  by: Commanded,
): Promise<Outcome<{ recoveryCodes: string[] }>> {
  const secret = unsealOffer(offer, personId, by.now)
  if (secret === null) return refuse('', 'second-factor.problem.offer-ended')
  const typed = readCode(code)
  const match = typed === null ? null : matchTotp(typed, { secret, lastStep: null, now: by.now })
  if (match?.kind !== 'fresh') return refuse('code', 'second-factor.problem.code-wrong')
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    if (await hasSecondFactor(tx, personId)) return refuse('', 'second-factor.problem.is-on')
    const factor = { personId, factorId: newId() }
    const { codes, digests } = newRecoveryCodes(factor)
    await record(tx, by, [happening(secondFactorEnabled, personId, { factorId: factor.factorId })])
    await saveTotp(tx, { ...factor, sealedSecret: sealTotpSecret(factor, secret), lastStep: match.step })
    await replaceRecoveryCodes(tx, factor, digests)
    await proveSession(tx, { personId, sessionId }, by.now)
    return { ok: true, recoveryCodes: codes }
  })
}
