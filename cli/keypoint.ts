import { Command, CommanderError } from 'commander'
import { LauncherProblem } from '#launcher/problem.mjs'
import { parseEnv } from '#server/env.ts'
import { ArchiveProblem } from '#server/store/archive/archive-header.ts'
import { MigrationProblem } from '#server/store/migrate.ts'
import { isReadOnlyRefusal } from '#server/store/read-only.ts'
import { type CliCommand, type ExitCode, exitCodes, Failure, type Terminal } from './cli-command.ts'
import { commands } from './index.ts'

/** Runs `keypoint` with the words after it and returns the exit code. */
export async function keypoint(words: string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok
  const program = declareProgram(terminal, async (command, given) => {
    exitCode = await run(command, given, terminal)
  })
  try {
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  }
}

type Given = Record<string, unknown>

async function run(command: CliCommand<never>, given: Given, terminal: Terminal): Promise<ExitCode> {
  const options = command.options.safeParse(given)
  if (!options.success) {
    for (const issue of options.error.issues) terminal.say(`${nameOf(issue.path)}: ${issue.message}`)
    terminal.say(hint)
    return exitCodes.usage
  }
  try {
    checkEnvironment()
    return await command.run(options.data, terminal)
  } catch (error) {
    terminal.say(sentenceOf(error))
    return exitCodes.failed
  }
}

function checkEnvironment(): void {
  const parsed = parseEnv(process.env)
  if (!parsed.ok) throw new Failure(parsed.problems.join('\n'))
}

const hint = 'Add --help to see what is possible.'

function nameOf(path: PropertyKey[]): string {
  const name = String(path[0] ?? '')
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function sentenceOf(error: unknown): string {
  if (isReadOnlyRefusal(error)) return refusedWhileMoving
  return isForPeople(error) ? error.message : `This should not happen. ${reportOf(error)}`
}

const refusedWhileMoving =
  'Nothing was changed: this data is being moved to a server, or was. Work on the server, or take this data up again with `move --cancel`.'

/** The system's own errors name the file or address that they are about. */
function isForPeople(error: unknown): error is Error {
  const isOurs = [Failure, LauncherProblem, MigrationProblem, ArchiveProblem].some(
    (kind) => error instanceof kind,
  )
  return isOurs || (error instanceof Error && 'syscall' in error)
}

function reportOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function declareProgram(
  terminal: Terminal,
  run: (command: CliCommand<never>, given: Given) => Promise<void>,
): Command {
  const program = new Command('keypoint')
    .description('Works on the courses and the record of this installation.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.say(text.trimEnd()),
    })
    .showHelpAfterError(hint)
  const groups = new Map<string, Command>()
  for (const command of commands) {
    const [first = '', second] = command.name.split(' ')
    const parent = second ? groupOf(program, groups, first) : program
    const declared = parent.command(second ?? first).description(command.description)
    command.declare(declared)
    declared.allowExcessArguments(false).action(() => run(command, givenTo(declared)))
  }
  return program
}

function givenTo(command: Command): Given {
  const named = command.registeredArguments.map((argument, index) => [argument.name(), command.args[index]])
  return { ...command.opts(), ...Object.fromEntries(named) }
}

function groupOf(program: Command, groups: Map<string, Command>, name: string): Command {
  const group = groups.get(name) ?? program.command(name).description(groupDescriptions[name] ?? '')
  groups.set(name, group)
  return group
}

const groupDescriptions: Record<string, string> = {
  demo: 'The demo organisation of the embedded database.',
  person: 'The people of the organisation.',
  record: 'The record of everything that happened.',
  release: 'What learners see of the courses.',
}
