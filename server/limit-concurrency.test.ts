import { describe, expect, it } from 'vitest'
import { limitConcurrency } from './limit-concurrency.ts'

describe('limitConcurrency', () => {
  it('runs at most so many tasks at once, all of them in the end, also after one failed', async () => {
    const bounded = limitConcurrency(2)
    let running = 0
    let most = 0
    const task = (fails: boolean) => async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (fails) throw new Error('failed')
      return 'done'
    }
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => bounded(task(n === 2))))
    expect(most).toBe(2)
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(5)
  })
})
