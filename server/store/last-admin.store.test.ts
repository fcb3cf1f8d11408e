import { expect, test } from 'vitest'
import { newId } from '#server/digest.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { makePerson } from '#test/people.ts'
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

if (isOnServer) {
  test('two admins who remove each other at the same moment: one stays, whichever way they do it', async () => {
    for (const [first, second] of [
      [endRole, endRole],
      [deactivate, deactivate],
      [endRole, deactivate],
    ] as const) {
      for (let round = 0; round < 10; round++) {
        await db().deactivation.deleteMany()
        const ids = [newId(), newId()]
        await db().person.createMany({ data: ids.map((id) => ({ id, recordedFrom: at })) })
        const grants = ids.map((personId) => ({ id: newId(), personId, role: 'admin', recordedFrom: at }))
        await inTransaction(async (tx) => {
          await tx.roleGrant.createMany({ data: grants })
          const others = { personId: { notIn: ids }, recordedUntil: null }
          await tx.roleGrant.updateMany({ where: others, data: { recordedUntil: at } })
        })
        const [ada = '', bo = ''] = ids
        const outcomes = await Promise.allSettled([first(ada), second(bo)])
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      }
    }
  })
}
