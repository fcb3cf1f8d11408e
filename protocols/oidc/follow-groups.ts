/** A membership that stands now; `source` is null when somebody here has given it. */
export type StandingMembership = { membershipId: string; groupId: string; source: string | null }

export type GroupChanges = { join: string[]; leave: string[] }

/**
 * What brings the memberships that came from the provider in line with the groups it names (null: it names none and
 * nothing changes). Gives ids of groups to join and of memberships to end. Groups are found by name, in whatever
 * case; one that does not exist here is not made, and a membership that somebody here has given is never ended.
 */
export function followGroups(
  named: readonly string[] | null,
  groups: readonly { id: string; name: string }[],
  standing: readonly StandingMembership[],
): GroupChanges {
  if (named === null) return { join: [], leave: [] }
  const names = new Set(named.map(folded))
  const wanted = new Set(groups.filter((group) => names.has(folded(group.name))).map((group) => group.id))
  const held = new Set(standing.map((membership) => membership.groupId))
  return {
    join: [...wanted].filter((groupId) => !held.has(groupId)),
    leave: standing
      .filter(({ source, groupId }) => source === 'provider' && !wanted.has(groupId))
      .map(({ membershipId }) => membershipId),
  }
}

const folded = (name: string) => name.trim().normalize('NFC').toLowerCase()
