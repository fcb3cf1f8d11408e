import type { SecondFactor, SignInWay } from '#domain/sign-in/ways.ts'
import { newId } from '#server/digest.ts'
import type { Db, Tx } from './database.ts'

/** Where somebody signed in from: coarse words and the network address. */
export type SignInOrigin = { browser: string | null; system: string | null; networkAddress: string }

export type SignInTry = {
  personId: string
  triedAt: Date
  way: SignInWay
  secondFactor: SecondFactor | null
  origin: SignInOrigin
  sessionId: string | null
}

/** Notes that somebody tried to sign in as a person; it succeeded when a session came of it. */
export async function insertSignInTry(db: Db | Tx, { origin, ...tried }: SignInTry): Promise<void> {
  const succeeded = tried.sessionId !== null
  await db.signInTry.create({ data: { id: newId(), ...tried, ...origin, succeeded } })
}

/** How many tries to sign in as a person have failed since an instant. */
export function countFailedTries(db: Db, personId: string, since: Date): Promise<number> {
  return db.signInTry.count({ where: { personId, succeeded: false, triedAt: { gte: since } } })
}

/** The history of a person's sign-ins since an instant, newest first, `most` at most. */
export function selectSignInTries(db: Db, personId: string, since: Date, most: number) {
  return db.signInTry.findMany({
    where: { personId, triedAt: { gte: since } },
    orderBy: [{ triedAt: 'desc' }, { id: 'asc' }],
    take: most,
  })
}

/** When a person last came in; null when that is not in the history. */
export async function selectOptionalLastSignIn(db: Db, personId: string): Promise<Date | null> {
  const row = await db.signInTry.findFirst({
    where: { personId, succeeded: true },
    orderBy: { triedAt: 'desc' },
  })
  return row?.triedAt ?? null
}
