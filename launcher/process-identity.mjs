import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a process began, as the system counts it, or null when there is none of that id. Together with its id it
 * names one process for good: ids alone are given again.
 * @param {number} pid
 * @returns {string | null}
 */
export function processStart(pid) {
  const fields = processFields(pid)
  if (fields) return fields[19] ?? null
  if (process.platform === 'linux') return null
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/**
 * The process that started the given one, or null where /proc does not tell.
 * @param {number} pid
 */
export function parentOf(pid) {
  const parent = processFields(pid)?.[1]
  return parent ? Number(parent) : null
}

/**
 * What /proc says behind the command's name: state, parent, ..., start (proc(5), fields 3 and on). A zombie has
 * ended.
 * @param {number} pid
 */
function processFields(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : fields
  } catch {
    return null
  }
}
