import { passwordSet } from '#domain/learning/events/people.ts'
import { happening, record } from '#server/commands/record.ts'
import { checkRecord } from '#server/store/check-record.ts'
import { database } from '#server/store/database.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { withClient } from '../database-server.ts'
import type { Installation } from '../installation.ts'
import type { Measurement } from '../measurement.ts'
import { selectLearners } from '../people.ts'
import { quotients } from '../rounds.ts'

const atOnce = 1000
const oneByOne = 100

/** Events appended, with their chain and the lock of their stream, against the same rows merely inserted. */
export const events: Measurement = {
  id: 'events',
  title: 'Events',
  async run({ large, rounds }) {
    const learners = (await selectLearners(large, 'not-started', atOnce)).map(({ personId }) => personId)
    const rates = { one: [], plainOne: [], batch: [], plainBatch: [] } as Record<
      'one' | 'plainOne' | 'batch' | 'plainBatch',
      number[]
    >
    for (let round = 0; round < rounds; round += 1) {
      await large.within(async () => {
        rates.one.push(await rate(oneByOne, () => appendOneByOne(learners)))
        rates.batch.push(await rate(learners.length, () => append(learners)))
      })
      rates.plainOne.push(await insertPlainly(large, oneByOne, 1))
      rates.plainBatch.push(await insertPlainly(large, learners.length, learners.length))
    }
    const against = 'plain inserts'
    return [
      { name: 'events appended one by one', unit: 'a second', samples: rates.one },
      { name: 'plain inserts one by one', unit: 'a second', samples: rates.plainOne },
      { name: 'one by one', unit: 'times', against, samples: quotients(rates.plainOne, rates.one) },
      { name: `events appended ${learners.length} at once`, unit: 'a second', samples: rates.batch },
      { name: `plain inserts ${learners.length} at once`, unit: 'a second', samples: rates.plainBatch },
      { name: 'at once', unit: 'times', against, samples: quotients(rates.plainBatch, rates.batch) },
    ]
  },
}

/** The whole record verified, folded and compared, as `keypoint record check` does it. */
export const recordCheck: Measurement = {
  id: 'record-check',
  title: 'Record check',
  run: ({ large }) =>
    large.within(async () => {
      const begun = performance.now()
      const { events: checked, differences } = await checkRecord(database())
      const seconds = (performance.now() - begun) / 1000
      if (differences.length > 0) throw new Error(`The record has ${differences.length} differences`)
      const name = `record check of ${checked} events`
      return [
        { name, unit: 's', samples: [seconds] },
        { name, unit: 'a second', samples: [checked / seconds] },
      ]
    }),
}

async function rate(count: number, work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (count / (performance.now() - begun)) * 1000
}

async function appendOneByOne(learners: string[]): Promise<void> {
  for (const personId of learners.slice(0, oneByOne)) await append([personId])
}

/** Of all events, this one changes nothing else. */
function append(learners: string[]): Promise<void> {
  const by = { actor: { kind: 'system' as const }, now: new Date() }
  return inTransaction((tx) =>
    record(
      tx,
      by,
      learners.map((personId) => happening(passwordSet, personId, {})),
    ),
  )
}

/** Inserts copies of events into a table with the same columns and indexes, `size` a statement. */
function insertPlainly(at: Installation, count: number, size: number): Promise<number> {
  return withClient(at.databaseUrl, async (client) => {
    await client.query('CREATE TABLE bench_event (LIKE learning_event INCLUDING ALL)')
    const { rows } = await client.query(
      `SELECT to_json(e) AS event FROM learning_event e WHERE seq = 1 AND stream_kind = 'learner' LIMIT ${count}`,
    )
    const pieces = Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
      JSON.stringify(rows.slice(index * size, (index + 1) * size).map(({ event }) => event)),
    )
    const insert =
      'INSERT INTO bench_event SELECT * FROM json_populate_recordset(NULL::bench_event, $1::json)'
    const measured = await rate(rows.length, async () => {
      for (const piece of pieces) await client.query(insert, [piece])
    })
    await client.query('DROP TABLE bench_event')
    return measured
  })
}
