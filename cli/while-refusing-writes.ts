import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beginMove, endMove, selectOptionalMove } from '#launcher/moved-data.mjs'
import type { Terminal } from './cli-command.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The copy that a move goes by, in the data folder; while it is being written its name goes on. */
export const copyName = 'move.gz'

/**
 * Does the work of a move while the embedded database in `data` takes no writes. Unless the work has marked the move as
 * finished, writes are taken again afterwards, also when it is stopped. After kill -9 they stay refused: nobody knows
 * then how far it came.
 */
export async function whileRefusingWrites<Result>(
  data: string,
  to: string,
  { say }: Pick<Terminal, 'say'>,
  work: () => Promise<Result>,
): Promise<Result> {
  const end = () => {
    removeCopies(data)
    if (selectOptionalMove(data)?.state === 'moving') endMove(data)
  }
  const stop = () => {
    end()
    say(
      'Stopped, so Keypoint is not moved and takes writes again. Empty the database on the server if it has rows.',
    )
    process.exit(130)
  }
  removeCopies(data)
  for (const signal of signals) process.once(signal, stop)
  beginMove(data, placeOf(to), new Date())
  try {
    return await work()
  } finally {
    end()
    for (const signal of signals) process.off(signal, stop)
  }
}

function removeCopies(data: string): void {
  for (const name of readdirSync(data).filter((one) => one.startsWith(copyName)))
    rmSync(join(data, name), { force: true })
}

/** A database's address without who signs in there. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
