import { addPerson } from '#server/commands/add-person.ts'
import { createGroup } from '#server/commands/create-group.ts'
import type { Commanded } from '#server/commands/record.ts'

/** The operator at a fixed instant, or at another one. */
export function operatorAt(instant = '2026-11-01T09:00:00.000Z'): Commanded {
  return { actor: { kind: 'operator' }, now: new Date(instant) }
}

/** Adds a person, with an address made of their name unless it is given; returns their id. */
export async function makePerson(
  displayName: string,
  role?: 'admin' | 'auditor',
  email = `${addressOf(displayName)}@example.org`,
): Promise<string> {
  const added = await addPerson(
    { displayName, email, locale: 'en', zone: 'Europe/Paris', role },
    operatorAt(),
  )
  if (!added.ok) throw new Error(`${displayName} was refused: ${JSON.stringify(added.problems)}`)
  return added.personId
}

const addressOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '.')

/** Creates a group; returns its id. */
export async function makeGroup(name: string): Promise<string> {
  const created = await createGroup({ name }, operatorAt())
  if (!created.ok) throw new Error(`The group ${name} was refused`)
  return created.groupId
}
