import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { addPerson } from '#server/commands/add-person.ts'
import { grantRole } from '#server/commands/grant-role.ts'
import { database } from '#server/store/database.ts'
import { isCourseLive } from '#server/store/live-courses.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes, Failure, jsonOption } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { printJson } from '../print.ts'

const roleSchema = z
  .string()
  .regex(/^(learner|admin|auditor|author:.+)$/, 'is one of learner, admin, auditor and author:<course>')
  .transform((role) => {
    const [name, courseId] = role.split(':')
    return { name: name as 'learner' | 'admin' | 'auditor' | 'author', courseId }
  })

export const personAdd = defineCommand({
  name: 'person add',
  description: 'Adds a person, who gets what everyone is assigned.',
  declare: (command) =>
    command
      .requiredOption('--email <email>', 'the address they sign in with')
      .requiredOption('--role <role>', 'learner, admin, auditor or author:<course>')
      .option('--name <name>', 'as others see it; the address when it is not given')
      .option('--zone <zone>', 'their time zone, such as America/Toronto', 'UTC')
      .option('--locale <locale>', 'their language', 'en')
      .option('--password-stdin', 'read their password from stdin')
      .option(...jsonOption),
  options: z.object({
    email: z.string(),
    role: roleSchema,
    name: z.string().optional(),
    zone: z.string(),
    locale: z.string(),
    passwordStdin: z.boolean().default(false),
    json: z.boolean().default(false),
  }),
  async run({ email, role, name, zone, locale, passwordStdin, json }, terminal) {
    const password = passwordStdin ? (await terminal.readInput()).replace(/\r?\n$/, '') : undefined
    const { personId } = await withDatabase(async () => {
      const by = byOperator()
      if (role.courseId && !(await isCourseLive(database(), role.courseId)))
        throw new Failure(`No course ${role.courseId} is live, so nobody can be its author.`)
      const granted = role.name === 'admin' || role.name === 'auditor' ? role.name : undefined
      const person = { displayName: name ?? email, email, zone, locale, role: granted, password }
      const added = accept(await addPerson(person, by))
      if (role.courseId) {
        const grant = { personId: added.personId, role: 'author' as const, courseId: role.courseId }
        accept(await grantRole(grant, by))
      }
      return added
    })
    if (json) printJson(terminal, { personId })
    else terminal.say(`Added ${email}.${password === undefined ? ' They have no password yet.' : ''}`)
    return exitCodes.ok
  },
})
