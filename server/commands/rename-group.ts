import { z } from 'zod'
import { groupRenamed } from '#domain/learning/events/groups.ts'
import { isGroupNameTaken, selectGroup } from '#server/store/groups.ts'
import { lockStreams } from '#server/store/stream-lock.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { lineSchema } from './fields.ts'
import { type Outcome, readInput, refuse } from './outcome.ts'
import { type Commanded, happening, organisationStream, record } from './record.ts'

const inputSchema = z.object({ groupId: z.string(), name: lineSchema('admin.problem.group-name-missing') })

/** Gives a group another name; members and assignments stay. */
export async function renameGroup(input: z.input<typeof inputSchema>, by: Commanded): Promise<Outcome> {
  const read = readInput(inputSchema, input)
  if (!read.ok) return read
  const { groupId, name } = read.value
  return inTransaction(async (tx) => {
    await lockStreams(tx, [{ streamKind: 'organisation', streamId: organisationStream }])
    const group = await selectGroup(tx, groupId)
    if (group.name === name) return { ok: true }
    if (await isGroupNameTaken(tx, name, groupId)) return refuse('name', 'admin.problem.group-name-taken')
    await record(tx, by, [happening(groupRenamed, organisationStream, { groupId, name })])
    return { ok: true }
  })
}
