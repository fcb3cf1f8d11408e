import type { Terminal } from './cli-command.ts'

/** How far something has come, as 20 characters between brackets and its two numbers. */
export function progressBar(done: number, total: number, what: string): string {
  const full = total === 0 ? 20 : Math.round((done / total) * 20)
  return `[${'#'.repeat(full)}${'-'.repeat(20 - full)}] ${done} of ${total} ${what}`
}

/** Shows how many rows are done, at most once for each hundredth. */
export function rowsProgress(terminal: Terminal, what: string): (done: number, total: number) => void {
  let shown = -1
  return (done, total) => {
    const share = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (share === shown) return
    shown = share
    terminal.progress(progressBar(done, total, what))
  }
}
