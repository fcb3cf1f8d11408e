import type { Terminal } from './cli-command.ts'

/** The process's own streams. Progress shows on stderr when that is a terminal. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin } = process
  let unfinished = false
  const clear = () => {
    if (unfinished) stderr.write('\r\u001b[2K')
    unfinished = false
  }
  return {
    write(text) {
      clear()
      stdout.write(text)
    },
    say(line) {
      clear()
      stderr.write(`${line}\n`)
    },
    progress(line) {
      if (!stderr.isTTY) return
      clear()
      stderr.write(line)
      unfinished = true
    },
    async readInput() {
      const chunks: Buffer[] = []
      for await (const chunk of stdin) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks).toString('utf8')
    },
  }
}
