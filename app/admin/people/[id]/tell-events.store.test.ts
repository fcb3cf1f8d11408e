import { expect, test } from 'vitest'
import { messagesFor } from '#messages/index.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { grantRole } from '#server/commands/grant-role.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { leaveGroup } from '#server/commands/leave-group.ts'
import { revokeRole } from '#server/commands/revoke-role.ts'
import { selectGrants } from '#server/store/roles.ts'
import { selectTimeline } from '#server/store/timeline.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { publishCourse } from '#test/publish-course.ts'
import { tellEvents } from './tell-events.ts'

const db = testDatabase()
const by = operatorAt()

test('what ended is named: the group that was left, the role taken back, the course no longer asked for', async () => {
  const course = courseOf([lesson('one')], [keyPoint('risk')])
  await publishCourse(course)
  const [personId, groupId] = [await makePerson('Bo'), await makeGroup('Finance')]
  await joinGroup({ personId, groupId }, by)
  const target = { targetKind: 'group' as const, targetId: groupId }
  await assignCourse({ courseId: course.id, ...target, dueDay: null, dueZone: null }, by)
  await grantRole({ personId, role: 'author', courseId: course.id }, by)
  const [grant] = await selectGrants(db(), personId)
  await revokeRole({ personId, grantId: grant?.id ?? '' }, by)
  await leaveGroup({ personId, groupId }, by)

  const events = await selectTimeline(db(), personId, { limit: 10 })
  const told = await tellEvents(messagesFor('en'), 'en', personId, events)
  expect(told.slice(0, 4)).toEqual([
    `An assignment of “${course.title}” ended: the group was left, by the operator`,
    'Left the group “Finance”, by the operator',
    `Role taken back: Author (${course.title}), by the operator`,
    `Role granted: Author (${course.title}), by the operator`,
  ])
})
