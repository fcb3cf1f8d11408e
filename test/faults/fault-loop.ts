import { setTimeout as wait } from 'node:timers/promises'
import { addPerson } from '#server/commands/add-person.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { closeDatabase, database } from '#server/store/database.ts'
import { operatorAt } from '../people.ts'
import { oneOf, seededRandom } from '../seeded-random.ts'
import { Calls } from './calls.ts'
import { findLosses } from './find-losses.ts'
import type { Installation } from './installation.ts'
import { Journal } from './journal.ts'
import { type Kill, Killer } from './killer.ts'
import { LearnerAtWork } from './learner-at-work.ts'
import { LearnerClient } from './learner-client.ts'
import type { OwnServer } from './own-server.ts'
import type { ShortCourse } from './short-courses.ts'

export type FaultLoop = {
  installation: Installation
  server: OwnServer | null
  databaseUrl: string
  port: number
  courses: ShortCourse[]
  kinds: readonly Kill[]
  rounds: number
  seed: number
  /** Told after every round, for whoever waits. */
  onRound: (report: FaultReport) => Promise<void>
}

/** What came of a loop; `wrong` holds a sentence for everything that must not be. */
export type FaultReport = {
  seed: number
  rounds: number
  kills: Partial<Record<Kill, number>>
  starts: number
  acknowledged: Journal['acknowledged']
  unanswered: number
  wrong: string[]
}

const learnersAtOnce = 6
const password = 'a password for learners'

/**
 * Keeps learners at work while one thing after another is killed at random instants, and compares after each
 * recovery what they were told with what is stored. The installation serves when it begins and when it ends.
 */
export async function runFaultLoop(loop: FaultLoop): Promise<FaultReport> {
  const random = seededRandom(loop.seed)
  const killer = new Killer(loop.installation, loop.server, random)
  const [calls, journal] = [new Calls(), new Journal()]
  const wrong: string[] = []
  const working = Promise.all(
    (await learnersOf(loop)).map(({ personId, client }, index) => {
      const tools = { client, calls, journal, random: seededRandom(loop.seed + index + 1) }
      return new LearnerAtWork(personId, tools).work(loop.courses)
    }),
  )
  for (let round = 1; round <= loop.rounds; round++) {
    await Promise.race([working, wait(200 + random() * 1300)])
    calls.expectFaults()
    await Promise.race([working, killer.strike(oneOf(random, loop.kinds))])
    calls.expectCalm()
    await calls.hold()
    wrong.push(...(await findLosses(loop.databaseUrl, journal, [...journal.takeTouched()])))
    if (round % 20 === 0) wrong.push(...(await differences(loop)))
    await loop.onRound(report(round))
    if (wrong.length > 0) break
    calls.release()
  }
  calls.end()
  await working
  wrong.push(...calls.surprises, ...(await differences(loop)))
  wrong.push(...(await findLosses(loop.databaseUrl, journal, [...journal.attempts.keys()])))
  return report(loop.rounds)

  function report(rounds: number): FaultReport {
    const { seed, installation } = loop
    const { kills } = killer
    const { acknowledged } = journal
    return {
      seed,
      rounds,
      kills,
      starts: installation.starts,
      acknowledged,
      unanswered: calls.unanswered,
      wrong,
    }
  }
}

async function learnersOf({ databaseUrl, port }: FaultLoop) {
  const learners: { personId: string; client: LearnerClient }[] = []
  for (let number = 1; number <= learnersAtOnce; number++) {
    const email = `learner-${number}@example.org`
    const person = { displayName: `Learner ${number}`, email, locale: 'en', zone: 'UTC', password }
    const added = await withDatabase(databaseUrl, () => addPerson(person, operatorAt()))
    if (!added.ok) throw new Error(`${email} was refused`)
    const client = new LearnerClient(port)
    await client.signIn(email, password)
    learners.push({ personId: added.personId, client })
  }
  return learners
}

async function differences({ databaseUrl }: FaultLoop): Promise<string[]> {
  const check = await withDatabase(databaseUrl, () => checkRecord(database()))
  return check.differences.map(({ where, key, what }) => `${where} ${key}: ${what}`)
}

/** Lets go of the database at once: the embedded one does not end while it has clients. */
async function withDatabase<Result>(url: string, use: () => Promise<Result>): Promise<Result> {
  process.env.DATABASE_URL = url
  try {
    return await use()
  } finally {
    await closeDatabase()
  }
}
