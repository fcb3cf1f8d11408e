import { type Assignment, type Candidate, isMeantFor } from './assignment.ts'

/** What stands between a person and an assignment's course before anything is changed. */
export type ObligationState = Candidate & {
  enrolmentId: string | null
  lastCycleNumber: number // 0: no cycle yet
  hasOpenCycle: boolean
  obligationId: string | null // the open obligation that this assignment added
}

export type Adjustment =
  | { kind: 'add'; personId: string; enrolmentId: string | null; openCycleNumber: number | null }
  | { kind: 'end'; personId: string; obligationId: string; because: 'assignment-withdrawn' | 'left-group' }

/**
 * Compares what an assignment wants with what stands and lists what has to change, one adjustment a person at most.
 * Somebody deactivated gains nothing new and loses nothing either. Applied twice it finds nothing to do.
 */
export function diffObligations(assignment: Assignment, people: readonly ObligationState[]): Adjustment[] {
  return people.flatMap((person): Adjustment[] => {
    const { personId, enrolmentId, obligationId } = person
    const wanted = isMeantFor(assignment, person)
    if (wanted && obligationId === null && person.active) {
      const openCycleNumber = person.hasOpenCycle ? null : person.lastCycleNumber + 1
      return [{ kind: 'add', personId, enrolmentId, openCycleNumber }]
    }
    if (!wanted && obligationId !== null) {
      const because = assignment.withdrawn ? 'assignment-withdrawn' : 'left-group'
      return [{ kind: 'end', personId, obligationId, because }]
    }
    return []
  })
}
