import { expect, test } from 'vitest'
import { newId } from '#server/digest.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { makePerson } from '#test/people.ts'
import type { Tx } from './database.ts'
import { inTransaction } from './transaction.ts'

// Below the commands, which ask first: what the database itself refuses, whichever way it is written.
const db = testDatabase({ corrupts: true })
const at = new Date('2026-11-02T09:00:00.000Z')
const openAdmin = { role: 'admin', recordedUntil: null }

const endRole = (personId: string) =>
  db().roleGrant.updateMany({ where: { personId, ...openAdmin }, data: { recordedUntil: at } })
const deactivate = (personId: string) =>
  db().deactivation.create({ data: { id: newId(), personId, recordedFrom: at } })

test('the last admin keeps their role and cannot be deactivated or deleted from the grants', async () => {
  const ada = await makePerson('Ada', 'admin')
  await expect(endRole(ada)).rejects.toThrow('The last active admin stays')
  await expect(deactivate(ada)).rejects.toThrow('The last active admin stays')
  await expect(db().roleGrant.deleteMany()).rejects.toThrow('The last active admin stays')
  expect(await db().roleGrant.count({ where: openAdmin })).toBe(1)
})

test('a deactivated admin does not count as one who is left', async () => {
  const [ada, bo] = [await makePerson('Ada', 'admin'), await makePerson('Bo', 'admin')]
  await deactivate(bo)
  await expect(endRole(ada)).rejects.toThrow('The last active admin stays')
})

test('everyone else may go, and a role may pass from one to the other in one transaction', async () => {
  const [ada, bo, cy] = [await makePerson('Ada', 'admin'), await makePerson('Bo'), await makePerson('Cy')]
  await deactivate(cy)
  await inTransaction(async (tx) => {
    await tx.roleGrant.updateMany({ where: { personId: ada }, data: { recordedUntil: at } })
    await tx.roleGrant.create({ data: { id: newId(), personId: bo, role: 'admin', recordedFrom: at } })
  })
  expect(await db().roleGrant.findMany({ where: openAdmin })).toMatchObject([{ personId: bo }])
})

const endRoleNow = async (tx: Tx, personId: string) => {
  await tx.roleGrant.updateMany({ where: { personId, ...openAdmin }, data: { recordedUntil: at } })
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`
}
const deactivateNow = async (tx: Tx, personId: string) => {
  await tx.deactivation.create({ data: { id: newId(), personId, recordedFrom: at } })
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`
}

/** Goes on when `work` has ended or waits for a lock that another transaction of this database holds. */
async function untilDoneOrWaiting(work: Promise<unknown>): Promise<void> {
  let ended = false
  const end = () => {
    ended = true
  }
  work.then(end, end)
  for (let waiting = 0; !ended && waiting === 0; ) {
    const rows = await db().$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event = 'advisory'`
    waiting = rows[0]?.waiting ?? 0
  }
}

if (isOnServer) {
  test.each([
    ['role and role', endRoleNow, endRoleNow],
    ['account and account', deactivateNow, deactivateNow],
    ['role and account', endRoleNow, deactivateNow],
  ])('of two admins who end each other’s %s at the same moment one stays', async (_, first, second) => {
    const [ada, bo] = [await makePerson('Ada', 'admin'), await makePerson('Bo', 'admin')]
    let later: Promise<void> = Promise.resolve()
    await inTransaction(async (tx) => {
      await first(tx, ada) // looked at, not committed: the other still sees this admin
      later = inTransaction((other) => second(other, bo))
      await untilDoneOrWaiting(later)
    })
    await expect(later).rejects.toThrow('The last active admin stays')
  })
}
