import { describe, expect, it } from 'vitest'
import { closeInterval, insert, openInterval } from './change.ts'
import { ProjectionFold } from './projection-fold.ts'

const monday = new Date('2026-11-23T09:00:00Z')
const tuesday = new Date('2026-11-24T09:00:00Z')

describe('ProjectionFold', () => {
  it('ends the open interval of the right person and opens the next', () => {
    const fold = new ProjectionFold()
    fold.apply(openInterval('emailAddress', { id: '1', personId: 'ann', address: 'a@x.org' }, monday))
    fold.apply(openInterval('emailAddress', { id: '2', personId: 'bob', address: 'b@x.org' }, monday))
    expect(fold.apply(closeInterval('emailAddress', { personId: 'ann' }, tuesday))).toBe(1)
    fold.apply(openInterval('emailAddress', { id: '3', personId: 'ann', address: 'ann@x.org' }, tuesday))
    expect(fold.rows('emailAddress').map((row) => [row.id, row.recordedUntil])).toEqual([
      ['1', tuesday],
      ['2', null],
      ['3', null],
    ])
  })

  it('says how many rows a change touched', () => {
    const fold = new ProjectionFold()
    expect(fold.apply(closeInterval('deactivation', { id: '1', personId: 'ann' }, monday))).toBe(0)
  })

  it('refuses a second row with the same key', () => {
    const fold = new ProjectionFold()
    const completion = insert('completion', { personId: 'ann', cycleId: 'c1' })
    fold.apply(completion)
    expect(() => fold.apply(completion)).toThrow('c1')
  })
})
