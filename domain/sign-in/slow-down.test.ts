import { describe, expect, it } from 'vitest'
import { signInDelayMilliseconds } from './slow-down.ts'

describe('signInDelayMilliseconds', () => {
  it.each([
    [{ account: 0, address: 0 }, 0],
    [{ account: 3, address: 29 }, 0],
    [{ account: 4, address: 0 }, 250],
    [{ account: 6, address: 0 }, 1000],
    [{ account: 0, address: 31 }, 500],
    [{ account: 400, address: 400 }, 5000],
  ])('after %o failures waits %i ms', (failures, milliseconds) => {
    expect(signInDelayMilliseconds(failures)).toBe(milliseconds)
  })
})
