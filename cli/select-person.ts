import { database } from '#server/store/database.ts'
import { selectOptionalPersonIdByEmail } from '#server/store/people.ts'
import { Failure } from './cli-command.ts'

/** The person behind an address that somebody typed. Throws a Failure when nobody has it. */
export async function selectPersonIdByEmail(email: string): Promise<string> {
  const personId = await selectOptionalPersonIdByEmail(database(), email)
  if (!personId)
    throw new Failure(`Nobody has the address ${email}. Add them first: keypoint person add --help`)
  return personId
}
