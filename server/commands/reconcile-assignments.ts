import { cycleOpened, enrolled, obligationAdded, obligationEnded } from '#domain/learning/events/training.ts'
import type { Assignment } from '#domain/training/assignment.ts'
import { type Adjustment, diffObligations } from '#domain/training/obligation-diff.ts'
import { newId } from '#server/digest.ts'
import {
  holdAssignments,
  selectAssignmentForShare,
  selectAssignmentIdsWithGaps,
  selectAssignmentsWithGapsFor,
  selectObligationStates,
  selectPeopleWithGap,
} from '#server/store/assignment-gaps.ts'
import { database, type Tx } from '#server/store/database.ts'
import { selectOptionalReleaseOfCourse } from '#server/store/live-courses.ts'
import { lockStreams } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { type Commanded, type Happening, happening, record } from './record.ts'

/** People whom one transaction reaches: short enough not to keep others waiting. */
const peopleAtOnce = 500

/**
 * Completes every assignment whose people were not all reached and ends what nothing asks for any more. Safe to run
 * at any time and by several at once. Returns how many people it changed something for.
 */
export async function reconcileAssignments(by: Commanded): Promise<number> {
  let reached = 0
  for (const assignmentId of await selectAssignmentIdsWithGaps(database())) {
    reached += await reconcileAssignment(assignmentId, by)
  }
  return reached
}

/** Does the same for one assignment. */
export async function reconcileAssignment(assignmentId: string, by: Commanded): Promise<number> {
  let reached = 0
  let after = ''
  for (;;) {
    const personIds = await selectPeopleWithGap(database(), assignmentId, after, peopleAtOnce)
    const last = personIds.at(-1)
    if (last === undefined) return reached
    after = last
    reached += await inTransaction(async (tx) => {
      // People before assignments, as reconcilePerson has it: else both and a withdrawal wait in a ring.
      await lockStreams(tx, personIds.map(learnerStream))
      const assignment = await selectAssignmentForShare(tx, assignmentId)
      return adjust(tx, by, assignment, personIds)
    })
  }
}

/**
 * Brings one person in line with all assignments, inside the transaction that changed who they are. Assignments
 * made meanwhile wait for that transaction, so neither misses the other.
 */
export async function reconcilePerson(tx: Tx, by: Commanded, personId: string): Promise<void> {
  await holdAssignments(tx)
  for (const assignment of await selectAssignmentsWithGapsFor(tx, personId)) {
    await adjust(tx, by, assignment, [personId])
  }
}

const learnerStream = (personId: string) => ({ streamKind: 'learner' as const, streamId: personId })

async function adjust(tx: Tx, by: Commanded, assignment: Assignment, personIds: string[]): Promise<number> {
  const releaseId = await selectOptionalReleaseOfCourse(tx, assignment.courseId)
  const adjustments = diffObligations(
    assignment,
    await selectObligationStates(tx, assignment, personIds),
  ).filter((adjustment) => adjustment.kind === 'end' || releaseId !== null)
  const happenings = adjustments.flatMap((a) => happeningsOf(a, assignment, releaseId ?? undefined))
  await record(tx, by, happenings)
  return adjustments.length
}

function happeningsOf(adjustment: Adjustment, assignment: Assignment, releaseId?: string): Happening[] {
  const { personId } = adjustment
  if (adjustment.kind === 'end') {
    const { obligationId, because } = adjustment
    return [happening(obligationEnded, personId, { obligationId, because })]
  }
  const { id: assignmentId, courseId, dueZone } = assignment
  const enrolmentId = adjustment.enrolmentId ?? newId()
  const happenings: Happening[] = []
  if (adjustment.enrolmentId === null)
    happenings.push(happening(enrolled, personId, { enrolmentId, courseId, by: 'assignment' }))
  if (adjustment.openCycleNumber !== null) {
    const cycle = { cycleId: newId(), enrolmentId, courseId, number: adjustment.openCycleNumber }
    happenings.push(happening(cycleOpened, personId, cycle, releaseId))
  }
  const dueAt = assignment.dueAt?.toISOString() ?? null
  const obligation = { obligationId: newId(), enrolmentId, courseId, assignmentId, dueAt, dueZone }
  return [...happenings, happening(obligationAdded, personId, obligation)]
}
