import { expect, test } from 'vitest'
import { useLimits } from '#domain/limits/use-limits.ts'
import { isOnServer, testDatabase } from '#test/database.ts'
import { limitUse } from './limit-use.ts'

testDatabase()
const { uses } = useLimits['csv-export']
const now = new Date('2026-11-25T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('who exports too often is told how long to wait, and nobody else is', async () => {
  for (let use = 1; use <= uses; use++) expect(await limitUse('csv-export', 'ada', now)).toBe(0)
  expect(await limitUse('csv-export', 'ada', later(15))).toBe(45)
  expect(await limitUse('csv-export', 'bo', later(15))).toBe(0)
  expect(await limitUse('learner-form', 'ada', later(15))).toBe(0)
})

test('waiting is enough, even for who kept asking: nobody is locked out', async () => {
  for (let use = 1; use <= uses + 5; use++) await limitUse('csv-export', 'ada', later(use))
  expect(await limitUse('csv-export', 'ada', later(62))).toBe(0)
})

if (isOnServer)
  test('uses at the same moment, as by several instances, are all counted', async () => {
    const waits = await Promise.all(
      Array.from({ length: uses + 5 }, () => limitUse('csv-export', 'ada', now)),
    )
    expect(waits.filter((seconds) => seconds > 0)).toHaveLength(5)
  })
