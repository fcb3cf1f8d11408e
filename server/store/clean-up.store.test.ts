import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { makePerson } from '#test/people.ts'
import { deleteLeftovers } from './clean-up.ts'

const db = testDatabase()
const now = new Date('2026-11-01T09:00:00.000Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('what slows nobody down any more and what is older than the history goes; the rest stays', async () => {
  const personId = await makePerson('Ada')
  const tried = { personId, succeeded: false, way: 'password', networkAddress: '192.0.2.7' }
  const link = { personId, purpose: 'reset', madeAt: daysAgo(100) }
  for (const [id, days] of [
    ['old', 91],
    ['young', 89],
  ] as const) {
    await db().signInTry.create({ data: { ...tried, id, triedAt: daysAgo(days) } })
    await db().signInSession.create({
      data: { id, personId, startedAt: daysAgo(100), expiresAt: daysAgo(days) },
    })
    const revoked = { tokenDigest: id, expiresAt: daysAgo(days), revokedAt: now }
    await db().oneTimeLink.create({ data: { ...link, ...revoked, id } })
    const lastFailureAt = new Date(now.getTime() - (days === 91 ? 15 : 14) * 60_000)
    await db().signInThrottle.create({ data: { kind: 'account', keyDigest: id, failures: 9, lastFailureAt } })
  }
  await deleteLeftovers(db(), now)
  expect(await db().signInTry.findMany()).toMatchObject([{ id: 'young' }])
  expect(await db().signInSession.findMany()).toMatchObject([{ id: 'young' }])
  expect(await db().oneTimeLink.findMany()).toMatchObject([{ id: 'young' }])
  expect(await db().signInThrottle.findMany()).toMatchObject([{ keyDigest: 'young' }])
})

test('deletes a bounded number of rows at a time', async () => {
  const row = { kind: 'address', failures: 1, lastFailureAt: daysAgo(1) }
  await db().signInThrottle.createMany({
    data: Array.from({ length: 501 }, (_, i) => ({ ...row, keyDigest: `${i}` })),
  })
  await deleteLeftovers(db(), now)
  expect(await db().signInThrottle.count()).toBe(1)
  await deleteLeftovers(db(), now)
  expect(await db().signInThrottle.count()).toBe(0)
})
