import { tokenPattern } from '#domain/sign-in/one-time-link.ts'
import { sha256Hex } from '#server/digest.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalOpenLink } from '#server/store/one-time-links.ts'
import { selectPerson } from '#server/store/people.ts'

/** Whose password a link would set, so that its holder sees whether it is theirs; null when it opens nothing. */
export async function selectOptionalLinkOwner(
  token: string,
  now: Date,
): Promise<{ person: string; email: string } | null> {
  if (!tokenPattern.test(token)) return null
  const link = await selectOptionalOpenLink(database(), sha256Hex(token), now)
  if (!link) return null
  const { displayName, email } = await selectPerson(database(), link.personId)
  return { person: displayName, email }
}
