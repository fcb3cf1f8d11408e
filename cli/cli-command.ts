import type { Command } from 'commander'
import type { z } from 'zod'

/** 0: done. 1: it failed, or what was looked for was found. 2: it was called the wrong way. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Where a command reads and writes: the process's own streams, or a test's. */
export type Terminal = {
  /** Writes data to stdout as it is. */
  write(text: string): void
  /** Writes a line for the person at the terminal to stderr, so that stdout can be piped. */
  say(line: string): void
  /** Replaces the line said last while something long runs; silent when nobody watches. */
  progress(line: string): void
  readInput(): Promise<string>
}

/** One command of `keypoint`. A command that prints data has an option `--json`, or a format. */
export interface CliCommand<Options> {
  name: string // the words after `keypoint`, such as "record check"
  description: string
  /** Adds options and arguments to commander's command. */
  declare(command: Command): void
  /** What the options have to be; commander's names in camel case, a positional argument by its name. */
  options: z.ZodType<Options>
  /** Does the work. Throws a Failure for what a person can put right. */
  run(options: Options, terminal: Terminal): Promise<ExitCode>
}

/** Declares a command with its options' type inferred. */
export function defineCommand<Options>(command: CliCommand<Options>): CliCommand<Options> {
  return command
}

/** Something that a person can put right. The message is one sentence, or a few, for who called the command. */
export class Failure extends Error {}

/** The option of every command that prints data. */
export const jsonOption = ['--json', 'print JSON on stdout'] as const
