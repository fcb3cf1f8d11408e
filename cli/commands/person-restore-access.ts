import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { giveLink } from '#server/commands/give-link.ts'
import { grantRole } from '#server/commands/grant-role.ts'
import { reactivatePerson } from '#server/commands/reactivate-person.ts'
import { resetSecondFactor } from '#server/commands/reset-second-factor.ts'
import { database } from '#server/store/database.ts'
import { hasSecondFactor } from '#server/store/second-factors.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { printGivenLink } from '../print-given-link.ts'
import { selectPersonIdByEmail } from '../select-person.ts'

const reason = 'Access restored on the command line'

/** The link sets a password and no more, so who has lost their device as well needs this. */
const stillAsked = (email: string) =>
  `After the link ${email} is asked for their second factor. If their device and their recovery codes are lost, run this again with --reset-second-factor.`

export const personRestoreAccess = defineCommand({
  name: 'person restore-access',
  description:
    'Lets a person in again: active, with a one-time link to choose a password, and as admin if so asked.',
  declare: (command) =>
    command
      .requiredOption('--email <email>', 'whom')
      .option('--admin', 'also grant them the role of an admin')
      .option('--reset-second-factor', 'also end their second factor, when their device and codes are lost')
      .option(...jsonOption),
  options: z.object({
    email: z.string(),
    admin: z.boolean().default(false),
    resetSecondFactor: z.boolean().default(false),
    json: z.boolean().default(false),
  }),
  run: ({ email, admin, resetSecondFactor: isReset, json }, terminal) =>
    withDatabase(async () => {
      const by = byOperator()
      const personId = await selectPersonIdByEmail(email)
      accept(await reactivatePerson({ personId }, by))
      if (admin) accept(await grantRole({ personId, role: 'admin', courseId: null }, by))
      const asks = await hasSecondFactor(database(), personId)
      if (asks && isReset) accept(await resetSecondFactor({ personId, reason }, by))
      const link = accept(await giveLink({ personId, shown: true }, by))
      printGivenLink(terminal, { email, json, ...link })
      if (asks) terminal.say(isReset ? `The second factor of ${email} is ended.` : stillAsked(email))
      return exitCodes.ok
    }),
})
