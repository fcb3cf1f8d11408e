import fc from 'fast-check'
import { expect, it } from 'vitest'
import { followGroups, type StandingMembership } from './follow-groups.ts'

const groups = [
  { id: 'g1', name: 'Licensing' },
  { id: 'g2', name: 'R&D' },
]
const given: StandingMembership = { membershipId: 'm1', groupId: 'g1', source: null }
const provided: StandingMembership = { membershipId: 'm1', groupId: 'g1', source: 'provider' }

it.each([
  ['a group that is named is joined', ['licensing '], [], { join: ['g1'], leave: [] }],
  ['a group that does not exist here is not made', ['Chess club'], [], { join: [], leave: [] }],
  ['a group that one is in is not joined again', ['Licensing'], [given], { join: [], leave: [] }],
  [
    'a membership from the provider ends when it is named no more',
    ['R&D'],
    [provided],
    { join: ['g2'], leave: ['m1'] },
  ],
  ['an empty list ends all that came from the provider', [], [provided], { join: [], leave: ['m1'] }],
  ['a membership that somebody here has given stays', [], [given], { join: [], leave: [] }],
  ['without a word about groups nothing changes', null, [provided], { join: [], leave: [] }],
] as const)('%s', (_words, named, standing, changes) => {
  expect(followGroups(named, groups, standing)).toEqual(changes)
})

it('never ends a membership that somebody here has given, and changes nothing the second time', () => {
  const ids = fc.constantFrom('g1', 'g2', 'g3')
  const memberships = fc.uniqueArray(
    fc.record({ membershipId: fc.uuid(), groupId: ids, source: fc.constantFrom(null, 'provider') }),
    { selector: (membership) => membership.groupId },
  )
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Licensing', 'R&D', 'Chess')), memberships, (named, standing) => {
      const { join, leave } = followGroups(named, groups, standing)
      const after = [
        ...standing.filter(({ membershipId }) => !leave.includes(membershipId)),
        ...join.map((groupId) => ({ membershipId: groupId, groupId, source: 'provider' })),
      ]
      for (const membership of standing) if (membership.source === null) expect(after).toContain(membership)
      expect(followGroups(named, groups, after)).toEqual({ join: [], leave: [] })
    }),
  )
})
