import { describe, expect, it } from 'vitest'
import { nextTurn, signInDelayMilliseconds } from './slow-down.ts'

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

describe('nextTurn', () => {
  const now = new Date('2026-11-25T12:00:00Z')
  const inMilliseconds = (milliseconds: number) => new Date(now.getTime() + milliseconds)

  it.each([
    ['the first code', 0, null, 0],
    ['a code after four wrong ones', 4, null, 250],
    ['a code whose turn was long ago', 4, inMilliseconds(-60_000), 250],
    ['a code behind another', 5, inMilliseconds(1000), 1500],
    ['a code behind others that fill the queue', 400, inMilliseconds(5000), 10_000],
  ])('gives %s its turn', (_words, failures, nextTurnAt, waitMilliseconds) => {
    expect(nextTurn({ now, nextTurnAt, failures })).toEqual({
      waitMilliseconds,
      nextTurnAt: inMilliseconds(waitMilliseconds),
    })
  })

  it('turns away who would wait too long', () => {
    expect(nextTurn({ now, nextTurnAt: inMilliseconds(5001), failures: 400 })).toBeNull()
  })
})
