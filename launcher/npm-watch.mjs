import { parentOf, processStart } from './process-identity.mjs'

const everyMs = 500

/**
 * Calls back once when the npm that started this process is gone without a word (kill -9). Between npm and us there
 * may be a shell, which would stay.
 * @param {() => void} gone
 */
export function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const above = parentOf(parent)
  const watched = [parent, ...(above && above > 1 ? [above] : [])].map((pid) => ({
    pid,
    start: processStart(pid),
  }))
  const timer = setInterval(() => {
    const isSame = process.ppid === parent && watched.every(({ pid, start }) => processStart(pid) === start)
    if (isSame) return
    clearInterval(timer)
    gone()
  }, everyMs)
  timer.unref()
}
