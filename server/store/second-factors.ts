import type { Db, Tx } from './database.ts'

export type HeldFactor = {
  factorId: string
  since: Date
  sealedSecret: string
  lastStep: number
  recoveryCodesLeft: number
}

/** The second factor that is asked of a person now; null when they have none. */
export async function selectOptionalFactor(db: Db | Tx, personId: string): Promise<HeldFactor | null> {
  const rows = await db.$queryRaw<HeldFactor[]>`
    SELECT f.id AS "factorId", f.recorded_from AS since, t.sealed_secret AS "sealedSecret",
      t.last_step AS "lastStep",
      (SELECT count(*)::int FROM recovery_code r
        WHERE r.person_id = f.person_id AND r.factor_id = f.id AND r.used_at IS NULL) AS "recoveryCodesLeft"
    FROM second_factor f JOIN totp_credential t ON t.person_id = f.person_id AND t.factor_id = f.id
    WHERE f.person_id = ${personId} AND f.recorded_until IS NULL`
  return rows[0] ?? null
}

/** The id of the second factor that is asked of a person now; null when they have none. */
export async function selectOptionalFactorId(db: Db | Tx, personId: string): Promise<string | null> {
  const row = await db.secondFactor.findFirst({ where: { personId, recordedUntil: null } })
  return row?.id ?? null
}

/** Whether a person has to prove a second factor. */
export async function hasSecondFactor(db: Db | Tx, personId: string): Promise<boolean> {
  return (await selectOptionalFactorId(db, personId)) !== null
}

/** When and why somebody else last ended a person's second factor; null when nobody has. */
export async function selectOptionalReset(
  db: Db,
  personId: string,
): Promise<{ at: Date; reason: string } | null> {
  const row = await db.secondFactor.findFirst({
    where: { personId, resetReason: { not: null } },
    orderBy: { recordedUntil: 'desc' },
  })
  return row?.recordedUntil && row.resetReason ? { at: row.recordedUntil, reason: row.resetReason } : null
}

export type Factor = { personId: string; factorId: string }

/** Stores the sealed secret of a second factor, whose first code was that of `lastStep`. */
export async function saveTotp(
  tx: Tx,
  credential: Factor & { sealedSecret: string; lastStep: number },
): Promise<void> {
  await tx.totpCredential.create({ data: credential })
}

/**
 * Takes a time step as used and stores the secret as it is sealed now. False when that step or a later one was
 * accepted before: of any number of tries at the same moment one succeeds.
 */
export async function acceptStep(
  tx: Db | Tx,
  accepted: Factor & { sealedSecret: string; step: number },
): Promise<boolean> {
  const { personId, factorId, sealedSecret, step } = accepted
  const { count } = await tx.totpCredential.updateMany({
    where: { personId, factorId, lastStep: { lt: step } },
    data: { lastStep: step, sealedSecret },
  })
  return count === 1
}

/** Puts new recovery codes, as digests, in the place of all that were there. */
export async function replaceRecoveryCodes(
  tx: Tx,
  { personId, factorId }: Factor,
  digests: readonly string[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { personId, factorId } })
  await tx.recoveryCode.createMany({ data: digests.map((digest) => ({ personId, factorId, digest })) })
}

/** Uses up the recovery code with one of these digests. False when there is none that nobody has used. */
export async function useRecoveryCode(
  tx: Tx,
  { personId, factorId }: Factor,
  digests: readonly string[],
  now: Date,
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { personId, factorId, digest: { in: [...digests] }, usedAt: null },
    data: { usedAt: now },
  })
  return count === 1
}

/** Forgets the secret and the recovery codes of a second factor that has ended. */
export async function forgetSecrets(tx: Tx, { personId, factorId }: Factor): Promise<void> {
  await tx.totpCredential.deleteMany({ where: { personId, factorId } })
  await tx.recoveryCode.deleteMany({ where: { personId, factorId } })
}
