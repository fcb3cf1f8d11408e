import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of CPU (user and system) that processes have used since they began, by process id. */
export type CpuTimes = ReadonlyMap<number, number>

type Process = { pid: number; parent: number; cpuMs: number; command: string }

/** The processes that run now: from /proc on Linux, from `ps` elsewhere. Both count in hundredths of a second. */
export function readProcesses(): Process[] {
  return process.platform === 'linux' ? readProc() : readPs()
}

/** A process and all that it started, and what these started. */
export function treeOf(root: number, processes: readonly Process[]): Process[] {
  const children = processes.filter(({ parent }) => parent === root)
  const own = processes.filter(({ pid }) => pid === root)
  return [...own, ...children.flatMap(({ pid }) => treeOf(pid, processes))]
}

/** The CPU times of some of the processes. */
export function cpuTimes(processes: readonly Process[]): CpuTimes {
  return new Map(processes.map(({ pid, cpuMs }) => [pid, cpuMs]))
}

/** Milliseconds of CPU used between two readings; a process that began in between counts from its beginning. */
export function cpuBetween(before: CpuTimes, after: CpuTimes): number {
  let ms = 0
  for (const [pid, cpuMs] of after) ms += cpuMs - (before.get(pid) ?? 0)
  return ms
}

const msPerTick = 10 // USER_HZ is 100 on every Linux

function readProc(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return [parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'), command)]
    } catch {
      return [] // it ended meanwhile
    }
  })
}

/** One line of /proc/<pid>/stat (proc_pid_stat(5)); the name in brackets may hold anything. */
export function parseStat(stat: string, command: string): Process {
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(rest[number - 3])
  return {
    pid: Number.parseInt(stat, 10),
    parent: field(4),
    cpuMs: (field(14) + field(15)) * msPerTick,
    command,
  }
}

function readPs(): Process[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,time=,command='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [, pid, parent, time = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return pid ? [{ pid: Number(pid), parent: Number(parent), cpuMs: clockMs(time), command }] : []
  })
}

/** `ps` writes [[days-]hours:]minutes:seconds[.hundredths]. */
function clockMs(time: string): number {
  const [clock = '', days = '0'] = time.split('-').reverse()
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return (Number(days) * 86_400 + seconds) * 1000
}
