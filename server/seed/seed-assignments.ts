import { addDays, dayIn } from '#domain/training/due-date.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { createGroup } from '#server/commands/create-group.ts'
import { done } from '#server/commands/done.ts'
import type { Commanded } from '#server/commands/record.ts'
import { selectAssignment } from '#server/store/assignments.ts'
import { database } from '#server/store/database.ts'
import type { SeedAssignment } from './seed-page.ts'

export type SeedAssignments = { inTime: SeedAssignment; late: SeedAssignment }

/** Makes two groups that have to take the course, one in thirty days and one since yesterday. `name` tells seeds apart. */
export async function assignToSeedGroups(
  { courseId, name, now }: { courseId: string; name: string; now: Date },
  by: Commanded,
): Promise<SeedAssignments> {
  const today = dayIn('UTC', now)
  const assignTo = async (groupName: string, dueDay: string): Promise<SeedAssignment> => {
    const { groupId } = done(await createGroup({ name: groupName }, by))
    const target = { targetKind: 'group' as const, targetId: groupId }
    const { assignmentId } = done(await assignCourse({ courseId, ...target, dueDay, dueZone: 'UTC' }, by))
    const { dueAt } = await selectAssignment(database(), assignmentId)
    return { id: assignmentId, groupId, dueAt: dueAt?.toISOString() ?? null, dueZone: dueAt && 'UTC' }
  }
  return {
    inTime: await assignTo(`${name}, due in 30 days`, addDays(today, 30)),
    late: await assignTo(`${name}, due yesterday`, addDays(today, -1)),
  }
}
