import { expect, test } from 'vitest'
import { joinGroup } from '#server/commands/join-group.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { testDatabase } from '#test/database.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { selectGroupsInScope } from './groups.ts'

const db = testDatabase()
const by = operatorAt()

test('a manager is offered the groups of their own people and learns of no other', async () => {
  const [ada, bo, cy] = [await makePerson('Ada'), await makePerson('Bo'), await makePerson('Cy')]
  const finance = await makeGroup('Finance')
  const secret = await makeGroup('Suspected of fraud')
  await joinGroup({ personId: bo, groupId: finance }, by)
  await joinGroup({ personId: cy, groupId: secret }, by)
  await setManager({ personId: bo, managerId: ada }, by)
  const names = async (scope: Parameters<typeof selectGroupsInScope>[1]) =>
    (await selectGroupsInScope(db(), scope)).map(({ name }) => name)
  expect(await names({ kind: 'team', managerId: ada })).toEqual(['Finance'])
  expect(await names({ kind: 'everyone' })).toEqual(['Finance', 'Suspected of fraud'])
  expect(await names({ kind: 'nobody' })).toEqual([])
})
