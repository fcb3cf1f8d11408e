import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { isOnServer, testDatabase } from '#test/database.ts'
import { untilWaiting } from '#test/waiting-statements.ts'
import { lockStreams, type StreamHeadRow } from './stream-lock.ts'
import { inTransaction } from './transaction.ts'

testDatabase({ corrupts: true })

const stream = (streamId: string) => ({ streamKind: 'learner' as const, streamId })
const lock = (...ids: string[]) => inTransaction((tx) => lockStreams(tx, ids.map(stream)))

test('streams that are locked begin at nothing, once each, and are there for the next', async () => {
  const heads = [
    { ...stream('a'), seq: 0, hash: '' },
    { ...stream('b'), seq: 0, hash: '' },
  ]
  expect(await lock('b', 'a', 'b')).toEqual(heads)
  expect(await lock('a', 'b')).toEqual(heads)
})

if (isOnServer)
  describe('whoever locks streams while somebody else has the first of them', () => {
    test('holds none of the others that are there yet, so that no two wait for each other', async () => {
      const ids = [...'hgfedcba']
      for (const id of ids) await lock(id)
      const first = "select from stream_head where stream_id = 'a' for update"
      const heads = await whileHeld(first, ids, (third) =>
        third.query("select from stream_head where stream_id > 'a' for update nowait"),
      )
      expect(heads.map(({ streamId }) => streamId)).toEqual([...'abcdefgh'])
    })

    test('holds none of the others that are new yet, and goes on from where the first then is', async () => {
      const first = "insert into stream_head values ('learner', 'a', 7, 'h')"
      const held = await whileHeld(first, ['b', 'a'], (third) =>
        third.query("set lock_timeout = 100; insert into stream_head values ('learner', 'b', 0, '')"),
      )
      expect(held).toEqual([
        { ...stream('a'), seq: 7, hash: 'h' },
        { ...stream('b'), seq: 0, hash: '' },
      ])
    })
  })

/** Locks streams while another client holds what a statement of its own locked, and a third one does something. */
async function whileHeld(
  statement: string,
  ids: string[],
  meanwhile: (third: pg.Client) => Promise<unknown>,
): Promise<StreamHeadRow[]> {
  const [holder, third] = [new pg.Client(process.env.DATABASE_URL), new pg.Client(process.env.DATABASE_URL)]
  await Promise.all([holder.connect(), third.connect()])
  try {
    await holder.query(`begin; ${statement}`)
    const locking = lock(...ids)
    locking.catch(() => {})
    await untilWaiting(1, locking)
    await meanwhile(third)
    await holder.query('commit')
    return await locking
  } finally {
    await Promise.all([holder.end(), third.end()])
  }
}
