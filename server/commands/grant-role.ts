import { z } from 'zod'
import { roleGranted } from '#domain/learning/events/people.ts'
import { roles } from '#domain/learning/roles.ts'
import { newId } from '#server/digest.ts'
import { isCourseLive } from '#server/store/live-courses.ts'
import { selectPerson } from '#server/store/people.ts'
import { lockRoles, selectOptionalGrant } from '#server/store/roles.ts'
import { lockLearner } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { type Outcome, readInput, refuse } from './outcome.ts'
import { type Commanded, happening, record } from './record.ts'

const inputSchema = z
  .object({
    personId: z.string(),
    role: z.enum(roles, 'admin.problem.role-wrong'),
    courseId: z.string().min(1, 'admin.problem.course-missing').nullable(),
  })
  .refine((grant) => (grant.role === 'author') === (grant.courseId !== null), {
    path: ['courseId'],
    error: 'admin.problem.author-needs-course',
  })

/** Grants a role from now on; an author's holds for one course. Granting what somebody has changes nothing. */
export async function grantRole(input: z.input<typeof inputSchema>, by: Commanded): Promise<Outcome> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { personId, role, courseId } = read.value
  return inTransaction(async (tx) => {
    await lockRoles(tx) // before the person, as where roles end: else the two wait for each other
    await lockLearner(tx, personId)
    await selectPerson(tx, personId)
    if (courseId !== null && !(await isCourseLive(tx, courseId)))
      return refuse('courseId', 'admin.problem.course-unknown')
    if (await selectOptionalGrant(tx, { personId, role, courseId })) return { ok: true }
    await record(tx, by, [happening(roleGranted, personId, { grantId: newId(), role, courseId })])
    return { ok: true }
  })
}
