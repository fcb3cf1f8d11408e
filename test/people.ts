import { addPerson } from '#server/commands/add-person.ts'
import { createGroup } from '#server/commands/create-group.ts'
import type { Commanded } from '#server/commands/record.ts'

/** The operator at a fixed instant, or at another one. */
export function operatorAt(instant = '2026-11-01T09:00:00.000Z'): Commanded {
  return { actor: { kind: 'operator' }, now: new Date(instant) }
}

/** Adds a person whose email address is made of their name; returns their id. */
export async function makePerson(displayName: string, role?: 'admin' | 'auditor'): Promise<string> {
  const email = `${displayName.toLowerCase().replaceAll(' ', '.')}@example.org`
  const added = await addPerson(
    { displayName, email, locale: 'en', zone: 'Europe/Paris', role },
    operatorAt(),
  )
  if (!added.ok) throw new Error(`${displayName} was refused: ${JSON.stringify(added.problems)}`)
  return added.personId
}

/** Creates a group; returns its id. */
export async function makeGroup(name: string): Promise<string> {
  const created = await createGroup({ name }, operatorAt())
  if (!created.ok) throw new Error(`The group ${name} was refused`)
  return created.groupId
}
