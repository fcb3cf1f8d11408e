import { encode } from 'next-auth/jwt'
import { addPerson } from '#server/commands/add-person.ts'
import { done } from '#server/commands/done.ts'
import { newId } from '#server/digest.ts'
import { database } from '#server/store/database.ts'
import { insertSession } from '#server/store/viewers.ts'
import { type Installation, sessionSecret } from './installation.ts'

const hour = 60 * 60

/** Signs somebody in without a password: the cookie of a new session. */
export function sessionOf(at: Installation, personId: string): Promise<string> {
  return at.within(async () => {
    const now = new Date()
    const expiresAt = new Date(now.getTime() + hour * 1000)
    const session = { id: newId(), personId, secondFactor: null, now, expiresAt }
    const version = await insertSession(database(), session)
    const token = { sid: session.id, version }
    return `keypoint=${await encode({ token, secret: sessionSecret, maxAge: hour })}`
  })
}

export const benchPassword = 'a password for the bench'

/** Adds an admin and gives the id. `name` becomes part of the address. */
export function addAdmin(at: Installation, name: string): Promise<{ personId: string; email: string }> {
  return at.within(async () => {
    const email = `${name}@bench.example`
    const who = { displayName: 'Bench', email, password: benchPassword, role: 'admin' as const }
    const by = { actor: { kind: 'operator' as const }, now: new Date() }
    const { personId } = done(await addPerson({ ...who, locale: 'en', zone: 'UTC' }, by))
    return { personId, email }
  })
}

/**
 * Seeded people who are in a state, each with the cycle that they are in. Not those of the demo, who did other things
 * before: what is replayed for somebody has to be what comes next in their stream.
 */
export function selectLearners(
  at: Installation,
  state: 'not-started' | 'in-progress' | 'completed',
  most: number,
): Promise<{ personId: string; cycleId: string }[]> {
  return at.within(
    () => database().$queryRaw<{ personId: string; cycleId: string }[]>`
      SELECT s.person_id AS "personId", s.cycle_id AS "cycleId" FROM cycle_state s
      JOIN email_address e ON e.person_id = s.person_id AND e.recorded_until IS NULL
      WHERE s.state = ${state} AND s.recorded_until IS NULL AND e.address LIKE 'person-%@example.test'
      ORDER BY s.id LIMIT ${most}`,
  )
}
