import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { turnsAtOnce } from '#server/store/learner-transaction.ts'

/** Returns when as many statements as given wait for a lock, or the work is done without. On a server only. */
export function untilWaiting(statements: number, work: Promise<unknown>): Promise<void> {
  return withOwnClient((client) => untilWaitingBy(client, statements, work))
}

/**
 * Begins what is given one after the other while somebody else has a learner's stream locked, so that each has asked
 * before the first may go on; they are served in this order. `meanwhile` happens before the lock is given back.
 */
export function raceBehind<Result>(
  personId: string,
  racers: (() => Promise<Result>)[],
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<PromiseSettledResult<Result>[]> {
  return withOwnClient((holder) =>
    withOwnClient(async (looker) => {
      await holder.query('begin')
      await holder.query(
        "select from stream_head where (stream_kind, stream_id) = ('learner', $1) for update",
        [personId],
      )
      const running: Promise<Result>[] = []
      for (const racer of racers) {
        const run = racer()
        running.push(run)
        await untilWaitingBy(looker, Math.min(running.length, turnsAtOnce), run)
      }
      const settled = Promise.allSettled(running)
      await meanwhile()
      await holder.query('rollback')
      return settled
    }),
  )
}

/** Outside the pool of connections, so that nobody who races keeps it waiting. */
async function withOwnClient<Result>(use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

async function untilWaitingBy(client: pg.Client, statements: number, work: Promise<unknown>): Promise<void> {
  let isDone = false
  const end = () => {
    isDone = true
  }
  work.then(end, end)
  while (!isDone && (await statementsWaiting(client)) < statements) await wait(5)
}

async function statementsWaiting(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  )
  return rowCount ?? 0
}
