import { type LinkPurpose, linkHours } from '#domain/sign-in/one-time-link.ts'
import type { GivenLink } from '#server/commands/give-link.ts'
import type { Terminal } from './cli-command.ts'
import { printJson } from './print.ts'

type Printed = { email: string; json: boolean; purpose: LinkPurpose; given: GivenLink }

/** Prints a link that has to be handed over on stdout, and on stderr what became of it. */
export function printGivenLink(terminal: Terminal, { email, json, purpose, given }: Printed): void {
  if (json) return printJson(terminal, { purpose, ...given })
  if (given.sent) return terminal.say(`A link is on its way to ${email}.`)
  terminal.write(`${given.url}\n`)
  if (given.mailFailed) terminal.say('The mail could not be sent; the log says why.')
  terminal.say(`Hand this link to ${email} alone. It works once, within ${linkHours[purpose]} h.`)
}
