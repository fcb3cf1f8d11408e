import { addDays, dayIn } from '#domain/training/due-date.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { createGroup } from '#server/commands/create-group.ts'
import { done } from '#server/commands/done.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import type { Commanded } from '#server/commands/record.ts'
import { selectOpenAssignments } from '#server/store/assignments.ts'
import { database } from '#server/store/database.ts'
import { selectGroups } from '#server/store/groups.ts'
import { type DemoPeople, selectDemoPerson } from './add-cast.ts'
import { cast, demoGroups, demoZone } from './cast.ts'

/** Makes the demo's groups and their members, as far as they are not there yet; returns group ids by name. */
export async function makeDemoGroups(people: DemoPeople, by: Commanded): Promise<Map<string, string>> {
  const groups = new Map((await selectGroups(database())).map(({ id, name }) => [name, id]))
  for (const { name } of demoGroups) {
    if (!groups.has(name)) groups.set(name, done(await createGroup({ name }, by)).groupId)
  }
  for (const { displayName, groups: joined = [] } of cast) {
    const personId = selectDemoPerson(people, displayName)
    for (const name of joined) done(await joinGroup({ personId, groupId: groups.get(name) ?? '' }, by))
  }
  return groups
}

/** Assigns a course to the demo's groups, due before and after the day on which the demo was begun. */
export async function assignDemoCourse(
  { courseId, groups, begun }: { courseId: string; groups: Map<string, string>; begun: Date },
  by: Commanded,
): Promise<void> {
  const assigned = new Set(
    (await selectOpenAssignments(database(), courseId)).map(({ targetId }) => targetId),
  )
  for (const { name, dueInDays } of demoGroups) {
    const targetId = groups.get(name) ?? null
    if (assigned.has(targetId)) continue
    const dueDay = addDays(dayIn(demoZone, begun), dueInDays)
    const target = { targetKind: 'group' as const, targetId }
    done(await assignCourse({ courseId, ...target, dueDay, dueZone: demoZone }, by))
  }
}
