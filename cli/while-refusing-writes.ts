import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beginMove, endMove, selectOptionalMove } from '#launcher/moved-data.mjs'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does the work of a move while the embedded database in `data` takes no writes. Unless the work has marked the move as
 * finished, writes are taken again afterwards, also when it is stopped. After kill -9 they stay refused: nobody knows
 * then how far it came.
 */
export async function whileRefusingWrites<Result>(
  data: string,
  to: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const end = () => {
    rmSync(join(data, 'move.gz'), { force: true })
    if (selectOptionalMove(data)?.state === 'moving') endMove(data)
  }
  const stop = () => {
    end()
    process.exit(130)
  }
  rmSync(join(data, 'move.gz'), { force: true })
  for (const signal of signals) process.once(signal, stop)
  beginMove(data, placeOf(to), new Date())
  try {
    return await work()
  } finally {
    end()
    for (const signal of signals) process.off(signal, stop)
  }
}

/** A database's address without who signs in there. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
