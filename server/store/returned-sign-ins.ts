import { sha256Hex } from '#server/digest.ts'
import type { Db } from './database.ts'

/**
 * Notes that a sign-in came back from the provider; false when it had come back before, on whichever instance.
 * Forgets those that began before `forgetBefore`, whose time is over anyway.
 */
export async function noteReturn(db: Db, state: string, now: Date, forgetBefore: Date): Promise<boolean> {
  await db.returnedSignIn.deleteMany({ where: { returnedAt: { lt: forgetBefore } } })
  const noted = await db.returnedSignIn.createMany({
    data: [{ stateDigest: sha256Hex(state), returnedAt: now }],
    skipDuplicates: true,
  })
  return noted.count === 1
}
