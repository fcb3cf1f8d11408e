import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CodeMatch, matchCode, readCode, stepAt } from './one-time-code.ts'

const noon = new Date('2026-11-25T12:00:10Z')
const step = stepAt(noon)
const matchOf = (codeStep: number, lastStep: number | null) =>
  matchCode({ now: noon, lastStep, isCodeOf: (candidate) => candidate === codeStep })

describe('the code of a time step', () => {
  it.each<[string, number, number | null, CodeMatch]>([
    ['this step', 0, null, { kind: 'fresh', step }],
    ['the step before', -1, null, { kind: 'fresh', step: step - 1 }],
    ['the step after', 1, null, { kind: 'fresh', step: step + 1 }],
    ['two steps before', -2, null, { kind: 'wrong' }],
    ['two steps after', 2, null, { kind: 'wrong' }],
    ['this step, accepted before', 0, 0, { kind: 'used' }],
    ['the step before one that was accepted', -1, 0, { kind: 'used' }],
    ['the step after one that was accepted', 1, 0, { kind: 'fresh', step: step + 1 }],
  ])('of %s', (_words, offset, last, expected) => {
    expect(matchOf(step + offset, last === null ? null : step + last)).toEqual(expected)
  })

  it('is accepted once, whatever is tried in whatever order', () => {
    const tries = fc.array(fc.record({ afterSeconds: fc.nat(90), offset: fc.integer({ min: -3, max: 3 }) }))
    fc.assert(
      fc.property(tries, (all) => {
        const accepted: number[] = []
        let lastStep: number | null = null
        let time = noon.getTime()
        for (const { afterSeconds, offset } of all) {
          time += afterSeconds * 1000
          const now = new Date(time)
          const codeStep = stepAt(now) + offset
          const match: CodeMatch = matchCode({ now, lastStep, isCodeOf: (s) => s === codeStep })
          if (match.kind !== 'fresh') continue
          lastStep = match.step
          accepted.push(codeStep)
        }
        expect(accepted).toEqual([...new Set(accepted)].sort((a, b) => a - b))
      }),
    )
  })
})

describe('reading a code', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['１２３４５６', '123456'],
    ['012345', '012345'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
    ['١٢٣٤٥٦', null],
  ])('%j is %j', (typed, code) => {
    expect(readCode(typed)).toBe(code)
  })
})
