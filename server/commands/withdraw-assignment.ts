import { assignmentWithdrawn } from '#domain/learning/events/training.ts'
import { selectAssignment } from '#server/store/assignments.ts'
import { lockStreams } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import type { Outcome } from './outcome.ts'
import { reconcileAssignment } from './reconcile-assignments.ts'
import { type Commanded, happening, record } from './record.ts'

/** Withdraws an assignment and ends what it asked of people. What they learned and when stays on record. */
export async function withdrawAssignment(
  input: { assignmentId: string },
  by: Commanded,
): Promise<Outcome<{ reached: number }>> {
  const { assignmentId } = input
  await inTransaction(async (tx) => {
    const { courseId } = await selectAssignment(tx, assignmentId)
    await lockStreams(tx, [{ streamKind: 'course', streamId: courseId }])
    const { withdrawn } = await selectAssignment(tx, assignmentId)
    if (!withdrawn) await record(tx, by, [happening(assignmentWithdrawn, courseId, { assignmentId })])
  })
  return { ok: true, reached: await reconcileAssignment(assignmentId, by) }
}
