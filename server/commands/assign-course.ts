import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { assignmentMade } from '#domain/learning/events/training.ts'
import { type Assignment, targetKinds } from '#domain/training/assignment.ts'
import { endOfDay } from '#domain/training/due-date.ts'
import { newId } from '#server/digest.ts'
import { selectOptionalAssignment } from '#server/store/assignments.ts'
import type { Tx } from '#server/store/database.ts'
import { selectOptionalGroup } from '#server/store/groups.ts'
import { isCourseLive } from '#server/store/live-courses.ts'
import { selectOptionalPerson } from '#server/store/people.ts'
import { lockStreams } from '#server/store/stream-lock.ts'
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
    /** Made with the form, so that sending it twice makes one assignment. */
    assignmentId: z
      .string('errors.not-understood')
      .regex(/^[a-z2-7]{24}$/, 'errors.not-understood')
      .optional(),
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
 * The same `assignmentId` again changes nothing more.
 */
export async function assignCourse(
  input: AssignCourseInput,
  by: Commanded,
): Promise<Outcome<{ assignmentId: string; reached: number }>> {
  const checked = await checkAssignCourse(input)
  if (!checked.ok) return checked
  const assignment = assignmentOf(checked.value)
  const made = await inTransaction((tx) => makeOnce(tx, assignment, by))
  if (!made.ok) return made
  const { id: assignmentId } = assignment
  return { ok: true, assignmentId, reached: await reconcileAssignment(assignmentId, by) }
}

function assignmentOf({ assignmentId, dueDay, dueZone, ...target }: Assigned): Assignment {
  const dueAt = dueDay && dueZone ? endOfDay(dueDay, dueZone) : null
  const { courseId, targetKind, targetId } = target
  const id = assignmentId ?? newId()
  return { id, courseId, targetKind, targetId, dueAt, dueZone: dueAt && dueZone, withdrawn: false }
}

/** Refused when the id belongs to another assignment. The table's key holds even where the course's stream is not locked. */
async function makeOnce(tx: Tx, assignment: Assignment, by: Commanded): Promise<Outcome> {
  const { id: assignmentId, courseId, targetKind, targetId, dueAt, dueZone } = assignment
  await lockStreams(tx, [{ streamKind: 'course', streamId: courseId }])
  const there = await selectOptionalAssignment(tx, assignmentId)
  if (there)
    return isDeepStrictEqual(there, { ...assignment, withdrawn: there.withdrawn })
      ? { ok: true }
      : refuse('', 'errors.not-understood')
  const made = { assignmentId, targetKind, targetId, dueAt: dueAt?.toISOString() ?? null, dueZone }
  await record(tx, by, [happening(assignmentMade, courseId, made)])
  return { ok: true }
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
