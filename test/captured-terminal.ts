import type { Terminal } from '#cli/cli-command.ts'

export type CapturedTerminal = Terminal & { stdout(): string; stderr(): string }

/** A terminal that keeps what was written; `input` is what stdin holds. */
export function capturedTerminal(input = ''): CapturedTerminal {
  let stdout = ''
  let stderr = ''
  return {
    write(text) {
      stdout += text
    },
    say(line) {
      stderr += `${line}\n`
    },
    progress() {},
    readInput: async () => input,
    stdout: () => stdout,
    stderr: () => stderr,
  }
}
