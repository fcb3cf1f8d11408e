import { addPerson } from '#server/commands/add-person.ts'
import { done } from '#server/commands/done.ts'
import type { Commanded } from '#server/commands/record.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalPersonIdByEmail } from '#server/store/people.ts'
import { cast, demoZone } from './cast.ts'
import type { DemoSignIn } from './sign-ins.ts'

/** Ids of the demo's people by their names. */
export type DemoPeople = ReadonlyMap<string, string>

/** Adds the people who can sign in, as far as they are not there yet. */
export async function addCast(signIns: DemoSignIn[], by: Commanded): Promise<DemoPeople> {
  const added = signIns.map(async ({ name, email, password }) => {
    const known = await selectOptionalPersonIdByEmail(database(), email)
    if (known) return [name, known] as const
    const role = cast.find((member) => member.displayName === name)?.role
    const person = { displayName: name, email, password, role, locale: 'en', zone: demoZone }
    return [name, done(await addPerson(person, by)).personId] as const
  })
  return new Map(await Promise.all(added))
}

/** Says who reports to whom. */
export async function setManagers(people: DemoPeople, by: Commanded): Promise<void> {
  for (const { displayName, manager } of cast) {
    if (!manager) continue
    const line = {
      personId: selectDemoPerson(people, displayName),
      managerId: selectDemoPerson(people, manager),
    }
    done(await setManager(line, by))
  }
}

/** The id of somebody of the cast. Throws when they were not added. */
export function selectDemoPerson(people: DemoPeople, name: string): string {
  const id = people.get(name)
  if (!id) throw new Error(`${name} is not among the sign-ins of the demo`)
  return id
}
