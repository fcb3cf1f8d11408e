import { setTimeout as wait } from 'node:timers/promises'
import { recoveryCodeUsed } from '#domain/learning/events/second-factors.ts'
import { readCode } from '#domain/sign-in/one-time-code.ts'
import { readRecoveryCode } from '#domain/sign-in/recovery-code.ts'
import type { SecondFactor } from '#domain/sign-in/ways.ts'
import { matchTotp } from '#server/one-time-codes.ts'
import { recoveryDigests, sealTotpSecret, unsealTotpSecret } from '#server/second-factor-secrets.ts'
import { forgiveCodes, takeTurn } from '#server/store/code-turns.ts'
import { database, type Tx } from '#server/store/database.ts'
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

/** What began when it was shown; or why it did not, and how many wrong codes of this person came before. */
export type SecondFactorResult<Begun> =
  | { ok: true; begun: Begun }
  | { ok: false; problem: SecondFactorProblem; failures?: number; retryAfterSeconds?: number }

/** Somebody whose first factor is proven, and the session version that stood then. */
type Asked = { personId: string; sessionVersion: number; proof: SecondFactorProof; now: Date }

/** What begins once a second factor is shown, in the transaction that uses it up; null when it may not. */
type Begin<Begun> = (tx: Tx, secondFactor: SecondFactor) => Promise<Begun | null>

/**
 * Lets somebody in who shows their second factor: their app's code, each time step of which is accepted once, or a
 * recovery code, each of which is. Wrong codes slow the next ones down and never lock out. A code is used up only when
 * what it was shown for has begun.
 */
export async function checkSecondFactor<Begun>(
  asked: Asked,
  begin: Begin<Begun>,
): Promise<SecondFactorResult<Begun>> {
  const version = await selectOptionalSessionVersion(database(), asked.personId)
  if (version !== asked.sessionVersion) return startAgain
  return asked.proof.kind === 'code' ? checkCode(asked, begin) : checkRecoveryCode(asked, begin)
}

const startAgain = { ok: false, problem: 'start-again' } as const

async function checkCode<Begun>(
  { personId, proof, now }: Asked,
  begin: Begin<Begun>,
): Promise<SecondFactorResult<Begun>> {
  const code = readCode(proof.typed)
  if (code === null) return { ok: false, problem: 'code-wrong' }
  const turn = await inTransaction((tx) => takeTurn(tx, personId, now))
  if (!turn.ok) return { ...turn, problem: 'codes-too-many' }
  await wait(turn.waitMilliseconds)
  const at = new Date(now.getTime() + turn.waitMilliseconds)
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const problem = await acceptCode(tx, personId, code, at)
    if (problem) return { ok: false, problem, failures: turn.failures }
    return goOn(tx, personId, await begin(tx, 'totp'))
  })
}

/** Takes a code of somebody's app, each step of time once; says why not. */
async function acceptCode(
  tx: Tx,
  personId: string,
  code: string,
  now: Date,
): Promise<SecondFactorProblem | null> {
  const held = await selectOptionalFactor(tx, personId)
  if (!held) return 'start-again'
  const factor = { personId, factorId: held.factorId }
  const secret = unsealTotpSecret(factor, held.sealedSecret)
  if (secret === null) return 'secret-unreadable'
  const match = matchTotp(code, { secret, lastStep: held.lastStep, now })
  if (match.kind !== 'fresh') return `code-${match.kind}`
  const sealedSecret = sealTotpSecret(factor, secret) // under the key of today
  return (await acceptStep(tx, { ...factor, sealedSecret, step: match.step })) ? null : 'code-used'
}

/** A recovery code is too long to be guessed, so it waits for nobody: its owner gets in while someone else tries codes. */
async function checkRecoveryCode<Begun>(
  { personId, proof, now }: Asked,
  begin: Begin<Begun>,
): Promise<SecondFactorResult<Begun>> {
  const code = readRecoveryCode(proof.typed)
  if (code === null) return { ok: false, problem: 'recovery-code-wrong' }
  return inTransaction(async (tx) => {
    await lockLearner(tx, personId)
    const held = await selectOptionalFactor(tx, personId)
    if (!held) return startAgain
    const factor = { personId, factorId: held.factorId }
    if (!(await useRecoveryCode(tx, factor, recoveryDigests(factor, code), now)))
      return { ok: false, problem: 'recovery-code-wrong' }
    const by = { actor: { kind: 'person' as const, id: personId }, now }
    const payload = { factorId: held.factorId, left: held.recoveryCodesLeft - 1 }
    await record(tx, by, [happening(recoveryCodeUsed, personId, payload)])
    return goOn(tx, personId, await begin(tx, 'recovery-code'))
  })
}

/** Forgets the wrong codes that came before, unless nothing began: a refusal undoes the whole transaction. */
async function goOn<Begun>(
  tx: Tx,
  personId: string,
  begun: Begun | null,
): Promise<SecondFactorResult<Begun>> {
  if (begun === null) return startAgain
  await forgiveCodes(tx, personId)
  return { ok: true, begun }
}
