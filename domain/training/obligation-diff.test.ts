import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assignment } from './assignment.ts'
import { diffObligations, type ObligationState } from './obligation-diff.ts'

const everyone: Assignment = {
  id: 'a1',
  courseId: 'c1',
  targetKind: 'everyone',
  targetId: null,
  dueAt: null,
  dueZone: null,
  withdrawn: false,
}
const ada: ObligationState = {
  personId: 'ada',
  active: true,
  groupIds: [],
  enrolmentId: null,
  lastCycleNumber: 0,
  hasOpenCycle: false,
  obligationId: null,
}

describe('an assignment', () => {
  test('enrols somebody new, opens the first cycle and adds the obligation', () => {
    expect(diffObligations(everyone, [ada])).toEqual([
      { kind: 'add', personId: 'ada', enrolmentId: null, openCycleNumber: 1 },
    ])
  })

  test('adds only the obligation for somebody who already takes the course', () => {
    const enrolled = { ...ada, enrolmentId: 'e1', lastCycleNumber: 1, hasOpenCycle: true }
    expect(diffObligations(everyone, [enrolled])).toEqual([
      { kind: 'add', personId: 'ada', enrolmentId: 'e1', openCycleNumber: null },
    ])
  })

  test('opens the next cycle when the last one is closed', () => {
    const closed = { ...ada, enrolmentId: 'e1', lastCycleNumber: 2 }
    expect(diffObligations(everyone, [closed])).toMatchObject([{ kind: 'add', openCycleNumber: 3 }])
  })

  test('leaves a deactivated person as they are', () => {
    expect(diffObligations(everyone, [{ ...ada, active: false }])).toEqual([])
    expect(diffObligations(everyone, [{ ...ada, active: false, obligationId: 'o1' }])).toEqual([])
  })

  test('for a group asks members only and lets go of those who left', () => {
    const group: Assignment = { ...everyone, targetKind: 'group', targetId: 'g1' }
    const member = { ...ada, groupIds: ['g1'] }
    const former = { ...ada, personId: 'bo', obligationId: 'o2' }
    expect(diffObligations(group, [member, former])).toEqual([
      { kind: 'add', personId: 'ada', enrolmentId: null, openCycleNumber: 1 },
      { kind: 'end', personId: 'bo', obligationId: 'o2', because: 'left-group' },
    ])
  })

  test('once withdrawn ends every obligation, also of the deactivated', () => {
    const people = [
      { ...ada, obligationId: 'o1' },
      { ...ada, personId: 'bo', active: false, obligationId: 'o2' },
    ]
    expect(diffObligations({ ...everyone, withdrawn: true }, people)).toEqual([
      { kind: 'end', personId: 'ada', obligationId: 'o1', because: 'assignment-withdrawn' },
      { kind: 'end', personId: 'bo', obligationId: 'o2', because: 'assignment-withdrawn' },
    ])
  })

  test('finds nothing to do once its adjustments are applied', () => {
    const standing = fc.record({
      personId: fc.constantFrom('ada', 'bo', 'cy'),
      active: fc.boolean(),
      groupIds: fc.subarray(['g1', 'g2']),
      enrolmentId: fc.option(fc.constant('e1')),
      lastCycleNumber: fc.nat(2),
      hasOpenCycle: fc.boolean(),
      obligationId: fc.option(fc.constant('o1')),
    })
    const assignment = fc.record({
      targetKind: fc.constantFrom('person', 'group', 'everyone'),
      targetId: fc.constantFrom('ada', 'g1'),
      withdrawn: fc.boolean(),
    })
    fc.assert(
      fc.property(assignment, standing, (parts, person) => {
        const wanted = { ...everyone, ...parts } as Assignment
        const [adjustment] = diffObligations(wanted, [person])
        const after =
          adjustment?.kind === 'add'
            ? { ...person, obligationId: 'new', hasOpenCycle: true }
            : adjustment?.kind === 'end'
              ? { ...person, obligationId: null }
              : person
        expect(diffObligations(wanted, [after])).toEqual([])
      }),
    )
  })
})
