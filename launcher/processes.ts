import { fork } from 'node:child_process'
import type { Ending } from './ending.ts'
import { KeptProcess } from './kept-process.ts'

type DatabasePlace = { data: string; folder: string; user: string }

/** The embedded database of a data folder, with its socket in `folder`. Ended after everything that uses it. */
export function databaseProcess({ data, folder, user }: DatabasePlace, ending: Ending): KeptProcess {
  return ending.include(
    new KeptProcess({
      name: 'The database process',
      launch: () => fork('launcher/embedded-database.mjs', [data, folder, user]),
      stopWithinMs: 20_000,
      lost: (problem) => void ending.end(problem),
    }),
  )
}

/** The web server: forked early to warm up, listening once it is told to be ready. */
export function webProcess(dev: boolean, ending: Ending): KeptProcess {
  return ending.include(
    new KeptProcess({
      name: 'The web process',
      launch: () => fork('launcher/web.mjs', dev ? ['--dev'] : []),
      stopWithinMs: 12_000,
      lost: (problem) => void ending.end(problem),
    }),
  )
}
