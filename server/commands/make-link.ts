import { randomBytes } from 'node:crypto'
import { linkMade } from '#domain/learning/events/people.ts'
import { type LinkPurpose, linkExpiry } from '#domain/sign-in/one-time-link.ts'
import { newId, sha256Hex } from '#server/digest.ts'
import type { Tx } from '#server/store/database.ts'
import { insertLink, revokeLinks } from '#server/store/one-time-links.ts'
import { type Commanded, happening, record } from './record.ts'

/**
 * Makes a link of a kind for a person whose stream is locked, revokes the one before, and returns its token, which
 * is stored nowhere. What a visitor asked for by themselves is no event: anybody can ask.
 */
export async function makeLink(
  tx: Tx,
  by: Commanded,
  link: { personId: string; purpose: LinkPurpose },
): Promise<string> {
  const { personId, purpose } = link
  const token = randomBytes(32).toString('base64url')
  await revokeLinks(tx, personId, by.now, purpose)
  await insertLink(tx, {
    id: newId(),
    personId,
    purpose,
    tokenDigest: sha256Hex(token),
    madeAt: by.now,
    expiresAt: linkExpiry(purpose, by.now),
  })
  if (by.actor.kind !== 'system') await record(tx, by, [happening(linkMade, personId, { purpose })])
  return token
}
