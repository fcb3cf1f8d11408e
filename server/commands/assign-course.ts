import { z } from 'zod'
import { assignmentMade } from '#domain/learning/events/training.ts'
import { targetKinds } from '#domain/training/assignment.ts'
import { endOfDay } from '#domain/training/due-date.ts'
import { newId } from '#server/digest.ts'
import type { Tx } from '#server/store/database.ts'
import { selectOptionalGroup } from '#server/store/groups.ts'
import { isCourseLive } from '#server/store/live-courses.ts'
import { selectOptionalPerson } from '#server/store/people.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { daySchema, zoneSchema } from './fields.ts'
import { type Outcome, type Refusal, readInput, refuse } from './outcome.ts'
import { reconcileAssignment } from './reconcile-assignments.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z
  .object({
    courseId: z.string('admin.problem.course-missing').min(1, 'admin.problem.course-missing'),
    targetKind: z.enum(targetKinds, 'admin.problem.target-missing'),
    targetId: z.string().min(1, 'admin.problem.target-missing').nullable(),
    dueDay: daySchema.nullable(),
    dueZone: zoneSchema.nullable(),
  })
  .refine((input) => (input.targetKind === 'everyone') === (input.targetId === null), {
    path: ['targetId'],
    error: 'admin.problem.target-missing',
  })
  .refine((input) => input.dueDay === null || input.dueZone !== null, {
    path: ['dueZone'],
    error: 'admin.problem.zone-wrong',
  })
export type AssignCourseInput = z.input<typeof inputSchema>
type Assigned = z.output<typeof inputSchema>

/**
 * Assigns a course to a person, a group or everyone, due at the end of a day in a zone or never. The assignment is
 * recorded first, then its people are reached in steps; an interrupted call is completed by `reconcileAssignments`.
 */
export async function assignCourse(
  input: AssignCourseInput,
  by: Commanded,
): Promise<Outcome<{ assignmentId: string; reached: number }>> {
  const checked = await checkAssignCourse(input)
  if (!checked.ok) return checked
  const { courseId, targetKind, targetId, dueDay, dueZone } = checked.value
  const assignmentId = newId()
  const dueAt = dueDay && dueZone ? endOfDay(dueDay, dueZone).toISOString() : null
  const made = { assignmentId, targetKind, targetId, dueAt, dueZone: dueAt && dueZone }
  await inTransaction((tx) => record(tx, by, [happening(assignmentMade, courseId, made)]))
  return { ok: true, assignmentId, reached: await reconcileAssignment(assignmentId, by) }
}

/** Whether an assignment could be made, for a preview; changes nothing. */
export async function checkAssignCourse(
  input: AssignCourseInput,
): Promise<{ ok: true; value: Assigned } | Refusal> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  return inTransaction(async (tx) => (await refusalOf(tx, read.value)) ?? read)
}

async function refusalOf(tx: Tx, assigned: Assigned): Promise<Refusal | null> {
  const { courseId, targetKind, targetId } = assigned
  if (!(await isCourseLive(tx, courseId))) return refuse('courseId', 'admin.problem.course-unknown')
  if (targetKind === 'group' && !(await selectOptionalGroup(tx, targetId ?? '')))
    return refuse('targetId', 'admin.problem.group-unknown')
  if (targetKind === 'person' && !(await selectOptionalPerson(tx, targetId ?? ''))?.active)
    return refuse('targetId', 'admin.problem.person-unknown')
  return null
}
