import type { LinkPurpose } from '#domain/sign-in/one-time-link.ts'
import type { Db, Tx } from './database.ts'

export type LinkRow = {
  id: string
  personId: string
  purpose: LinkPurpose
  tokenDigest: string
  madeAt: Date
  expiresAt: Date
}

/** Stores a link that opens something from now on; the open one of its kind has to be revoked before. */
export async function insertLink(tx: Tx, link: LinkRow): Promise<void> {
  await tx.oneTimeLink.create({ data: link })
}

/** Makes a person's open links, of one kind when it is given, open nothing any more. */
export async function revokeLinks(tx: Tx, personId: string, now: Date, purpose?: LinkPurpose): Promise<void> {
  await tx.oneTimeLink.updateMany({
    where: { personId, purpose, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
}

/** Who a token's link is for, while it opens something and they are active; null otherwise. */
export async function selectOptionalOpenLink(
  db: Db | Tx,
  tokenDigest: string,
  now: Date,
): Promise<{ personId: string; purpose: LinkPurpose } | null> {
  const row = await db.oneTimeLink.findFirst({
    where: {
      tokenDigest,
      usedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
      person: { deactivations: { none: { recordedUntil: null } } },
    },
  })
  return row && { personId: row.personId, purpose: row.purpose as LinkPurpose }
}

/** Uses a link up. False when it opens nothing (any more): of many at once exactly one is told true. */
export async function useUpLink(tx: Tx, tokenDigest: string, now: Date): Promise<boolean> {
  const used = await tx.$executeRaw`
    UPDATE one_time_link l SET used_at = ${now}
    WHERE l.token_digest = ${tokenDigest} AND l.used_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > ${now}
      AND NOT EXISTS (SELECT 1 FROM deactivation d WHERE d.person_id = l.person_id AND d.recorded_until IS NULL)`
  return used === 1
}

/** A person's newest link of a kind, whatever became of it. */
export function selectOptionalNewestLink(db: Db | Tx, personId: string, purpose: LinkPurpose) {
  return db.oneTimeLink.findFirst({ where: { personId, purpose }, orderBy: { madeAt: 'desc' } })
}
