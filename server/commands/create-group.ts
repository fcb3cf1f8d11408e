import { z } from 'zod'
import { groupCreated } from '#domain/learning/events/groups.ts'
import { newId } from '#server/digest.ts'
import { isGroupNameTaken } from '#server/store/groups.ts'
import { lockStreams } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { lineSchema } from './fields.ts'
import { type Outcome, readInput, refuse } from './outcome.ts'
import { type Commanded, happening, organisationStream, record } from './record.ts'

const inputSchema = z.object({ name: lineSchema('admin.problem.group-name-missing') })

/** Creates a group with a name that no other group has. */
export async function createGroup(
  input: z.input<typeof inputSchema>,
  by: Commanded,
): Promise<Outcome<{ groupId: string }>> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { name } = read.value
  return inTransaction(async (tx) => {
    await lockStreams(tx, [{ streamKind: 'organisation', streamId: organisationStream }])
    if (await isGroupNameTaken(tx, name)) return refuse('name', 'admin.problem.group-name-taken')
    const groupId = newId()
    await record(tx, by, [happening(groupCreated, organisationStream, { groupId, name })])
    return { ok: true, groupId }
  })
}
