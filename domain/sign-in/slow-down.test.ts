import { describe, expect, it } from 'vitest'
import { nextPasswordTurn, nextTurn, signInDelayMilliseconds } from './slow-down.ts'

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
      ok: true,
      waitMilliseconds,
      nextTurnAt: inMilliseconds(waitMilliseconds),
    })
  })

  it.each([
    [5001, 1],
    [8000, 3],
  ])('turns away who would wait too long, behind %i ms, for %i seconds', (behind, retryAfterSeconds) => {
    const turn = nextTurn({ now, nextTurnAt: inMilliseconds(behind), failures: 400 })
    expect(turn).toEqual({ ok: false, retryAfterSeconds })
  })
})

describe('nextPasswordTurn', () => {
  const now = new Date('2026-11-25T12:00:00Z')
  const nobody = { failures: { account: 0, address: 0 }, nextTurnAt: { pair: null, address: null } }

  /** As many tries at one moment, each counted before the next; how long each waits, null where it is turned away. */
  function waits(tries: number, { newAccount = false, newAddress = false } = {}): (number | null)[] {
    let { failures, nextTurnAt }: Omit<Parameters<typeof nextPasswordTurn>[0], 'now'> = nobody
    return Array.from({ length: tries }, () => {
      const turn = nextPasswordTurn({ now, failures, nextTurnAt })
      if (!turn.ok) return null
      failures = {
        account: newAccount ? 0 : failures.account + 1,
        address: newAddress ? 0 : failures.address + 1,
      }
      const { pair, address } = turn.nextTurnAt
      nextTurnAt = { pair: newAccount || newAddress ? null : pair, address: newAddress ? null : address }
      return turn.waitMilliseconds
    })
  }

  it('looks at a few of fifty tries at once, each after the one before, and turns the others away', () => {
    const looked = [0, 0, 0, 0, 250, 750, 1750, 3750, 7750]
    expect(waits(50)).toEqual([...looked, ...Array(41).fill(null)])
  })

  it('never turns away who tries from elsewhere, however many others do', () => {
    expect(Math.max(...waits(500, { newAddress: true }).map(Number))).toBe(5000)
    expect(waits(500, { newAddress: true })).not.toContain(null)
  })

  it('lets a whole office in at once, and keeps many accounts tried from one address apart', () => {
    const tries = waits(300, { newAccount: true })
    expect(tries.slice(0, 30)).toEqual(Array(30).fill(0))
    expect(tries.slice(0, 130)).not.toContain(null)
    expect(tries.slice(130)).toEqual(Array(170).fill(null))
    expect(tries.slice(100, 130).map(Number)).toEqual(Array.from({ length: 30 }, (_, i) => 7100 + 100 * i))
  })
})
