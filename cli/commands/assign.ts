import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { database } from '#server/store/database.ts'
import { selectGroups } from '#server/store/groups.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes, Failure, jsonOption } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { printJson } from '../print.ts'
import { selectPersonIdByEmail } from '../select-person.ts'

const optionsSchema = z
  .object({
    course: z.string(),
    everyone: z.boolean().optional(),
    group: z.string().optional(),
    person: z.string().optional(),
    due: z.string().optional(),
    zone: z.string(),
    json: z.boolean().default(false),
  })
  .refine(({ everyone, group, person }) => [everyone, group, person].filter(Boolean).length === 1, {
    path: ['everyone'],
    error: 'say who: exactly one of --everyone, --group and --person',
  })
type Options = z.infer<typeof optionsSchema>

export const assign = defineCommand({
  name: 'assign',
  description: 'Assigns a course to a person, a group or everyone.',
  declare: (command) =>
    command
      .requiredOption('--course <id>', 'the course')
      .option('--everyone', 'everyone, also who is added later')
      .option('--group <name>', 'the members of a group, also who joins later')
      .option('--person <email>', 'one person')
      .option('--due <date>', 'the last day that is in time, YYYY-MM-DD; without it there is none')
      .option('--zone <zone>', 'where that day ends, such as America/Toronto', 'UTC')
      .option(...jsonOption),
  options: optionsSchema,
  run: (options, terminal) =>
    withDatabase(async () => {
      const { course: courseId, due: dueDay = null, zone } = options
      const target = await selectTarget(options)
      const input = { courseId, ...target, dueDay, dueZone: dueDay && zone }
      const { assignmentId, reached } = accept(await assignCourse(input, byOperator()))
      if (options.json) printJson(terminal, { assignmentId, reached })
      else terminal.say(`Assigned ${courseId} to ${reached === 1 ? '1 person' : `${reached} people`}.`)
      return exitCodes.ok
    }),
})

async function selectTarget({ group, person }: Options) {
  if (group) {
    const found = (await selectGroups(database())).find(({ name }) => sameName(name, group))
    if (!found) throw new Failure(`There is no group called ${group}.`)
    return { targetKind: 'group' as const, targetId: found.id }
  }
  if (!person) return { targetKind: 'everyone' as const, targetId: null }
  return { targetKind: 'person' as const, targetId: await selectPersonIdByEmail(person) }
}

function sameName(name: string, other: string): boolean {
  return name.toLowerCase() === other.trim().toLowerCase()
}
