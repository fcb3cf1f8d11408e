import { setTimeout as wait } from 'node:timers/promises'
import { recoveryCodeUsed } from '#domain/learning/events/second-factors.ts'
import { readCode } from '#domain/sign-in/one-time-code.ts'
import { readRecoveryCode } from '#domain/sign-in/recovery-code.ts'
import type { SecondFactor } from '#domain/sign-in/ways.ts'
import { matchTotp } from '#server/one-time-codes.ts'
import { recoveryDigests, sealTotpSecret, unsealTotpSecret } from '#server/second-factor-secrets.ts'
import { forgiveCodes, takeTurn } from '#server/store/code-turns.ts'
import { database } from '#server/store/database.ts'
import { acceptStep, selectOptionalFactor, useRecoveryCode } from '#server/store/second-factors.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { selectOptionalSessionVersion } from '#server/store/viewers.ts'
import { happening, record } from './record.ts'

export type SecondFactorProof = { kind: 'code' | 'recovery-code'; typed: string }

export type SecondFactorProblem =
  | 'start-again'
  | 'code-wrong'
  | 'code-used'
  | 'codes-too-many'
  | 'recovery-code-wrong'
  | 'secret-unreadable'

/** What was shown; or why not, and how many wrong codes of this person came before. */
export type SecondFactorResult =
  | { ok: true; secondFactor: SecondFactor }
  | { ok: false; problem: SecondFactorProblem; failures?: number; retryAfterSeconds?: number }

/** Somebody whose first factor is proven, and the session version that stood then. */
type Asked = { personId: string; sessionVersion: number; proof: SecondFactorProof; now: Date }

/**
 * Whether somebody shows their second factor: their app's code, each time step of which is accepted once, or a
 * recovery code, each of which is. Wrong codes slow the next ones down and never lock out.
 */
export async function checkSecondFactor(asked: Asked): Promise<SecondFactorResult> {
  const version = await selectOptionalSessionVersion(database(), asked.personId)
  if (version !== asked.sessionVersion) return { ok: false, problem: 'start-again' }
  const result = asked.proof.kind === 'code' ? await checkCode(asked) : await checkRecoveryCode(asked)
  if (result.ok) await forgiveCodes(database(), asked.personId)
  return result
}

async function checkCode({ personId, proof, now }: Asked): Promise<SecondFactorResult> {
  const code = readCode(proof.typed)
  if (code === null) return { ok: false, problem: 'code-wrong' }
  const turn = await inTransaction((tx) => takeTurn(tx, personId, now))
  if (!turn.ok) return { ...turn, problem: 'codes-too-many' }
  await wait(turn.waitMilliseconds)
  const held = await selectOptionalFactor(database(), personId)
  if (!held) return { ok: false, problem: 'start-again' }
  const factor = { personId, factorId: held.factorId }
  const secret = unsealTotpSecret(factor, held.sealedSecret)
  if (secret === null) return { ok: false, problem: 'secret-unreadable' }
  const at = new Date(now.getTime() + turn.waitMilliseconds)
  const match = matchTotp(code, { secret, lastStep: held.lastStep, now: at })
  if (match.kind !== 'fresh') return { ok: false, problem: `code-${match.kind}`, failures: turn.failures }
  const sealedSecret = sealTotpSecret(factor, secret) // under the key of today
  const accepted = await acceptStep(database(), { ...factor, sealedSecret, step: match.step })
  return accepted ? { ok: true, secondFactor: 'totp' } : { ok: false, problem: 'code-used' }
}

/** A recovery code is too long to be guessed, so it waits for nobody: its owner gets in while someone else tries codes. */
async function checkRecoveryCode({ personId, proof, now }: Asked): Promise<SecondFactorResult> {
  const code = readRecoveryCode(proof.typed)
  if (code === null) return { ok: false, problem: 'recovery-code-wrong' }
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const held = await selectOptionalFactor(tx, personId)
    if (!held) return { ok: false, problem: 'start-again' }
    const factor = { personId, factorId: held.factorId }
    if (!(await useRecoveryCode(tx, factor, recoveryDigests(factor, code), now)))
      return { ok: false, problem: 'recovery-code-wrong' }
    const by = { actor: { kind: 'person' as const, id: personId }, now }
    const payload = { factorId: held.factorId, left: held.recoveryCodesLeft - 1 }
    await record(tx, by, [happening(recoveryCodeUsed, personId, payload)])
    return { ok: true, secondFactor: 'recovery-code' }
  })
}
