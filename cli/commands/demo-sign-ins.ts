import { z } from 'zod'
import { selectOptionalDemoSignIns } from '#server/demo/sign-ins.ts'
import { env } from '#server/env.ts'
import { defineCommand, exitCodes, Failure, jsonOption } from '../cli-command.ts'
import { printColumns, printJson } from '../print.ts'

export const demoSignIns = defineCommand({
  name: 'demo sign-ins',
  description: 'Prints how to sign in as the people of the demo organisation, passwords included.',
  declare: (command) => command.option(...jsonOption),
  options: z.object({ json: z.boolean().default(false) }),
  async run({ json }, terminal) {
    const signIns = await selectOptionalDemoSignIns(env().KEYPOINT_DATA)
    if (!signIns) throw new Failure('There is no demo organisation here. The first npm start makes one.')
    if (json) printJson(terminal, signIns)
    else
      printColumns(
        terminal,
        signIns.map(({ name, email, password, about }) => [name, email, password, about]),
      )
    return exitCodes.ok
  },
})
