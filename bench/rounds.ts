import type { Installation } from './installation.ts'

/** Something whose cost is compared: `once` is done `times` times in each round. */
export type Subject = { name: string; at: Installation; times: number; once: () => Promise<void> }

/** What one time cost on average in each round, in milliseconds. `cpu` is the application's and its database's. */
export type Cost = { cpu: number[]; appCpu: number[]; databaseCpu: number[]; wall: number[] }

/** Portions of a round: long enough for the clock of /proc, which counts in 10 ms, and short beside a gust of load. */
const portionTimes = 20

/**
 * Measures subjects in turns, round by round and each round in another order, so that a change of the machine's load
 * meets all of them; what is done often is done in portions, each after one of every other subject. A first round
 * warms up and is not counted.
 */
export async function measureInRounds<Name extends string>(
  subjects: (Subject & { name: Name })[],
  rounds: number,
): Promise<Record<Name, Cost>> {
  const costs = Object.fromEntries(subjects.map(({ name }) => [name, nothing()])) as Record<Name, Cost>
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % subjects.length
    const turns = [...subjects.slice(first), ...subjects.slice(0, first)]
    const sums = await measureRound(turns)
    if (round === 0) continue
    for (const { name, times } of turns)
      for (const key of keys) costs[name][key].push((sums.get(name)?.[key] ?? Number.NaN) / times)
  }
  return costs
}

const keys = ['cpu', 'appCpu', 'databaseCpu', 'wall'] as const
type Sum = Record<(typeof keys)[number], number>

function nothing(): Cost {
  return { cpu: [], appCpu: [], databaseCpu: [], wall: [] }
}

async function measureRound(turns: readonly Subject[]): Promise<Map<string, Sum>> {
  const sums = new Map<string, Sum>()
  const most = Math.max(...turns.map(({ times }) => times))
  for (let done = 0; done < most; done += portionTimes)
    for (const subject of turns) {
      if (done >= subject.times) continue
      const cost = await measurePortion(subject, Math.min(portionTimes, subject.times - done))
      const sum = sums.get(subject.name)
      sums.set(subject.name, sum ? add(sum, cost) : cost)
    }
  return sums
}

function add(one: Sum, other: Sum): Sum {
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as Sum
}

async function measurePortion({ at, once }: Subject, times: number): Promise<Sum> {
  const before = await at.readCpu()
  const begun = performance.now()
  for (let time = 0; time < times; time += 1) await once()
  const wall = performance.now() - begun
  const { appCpu, databaseCpu } = await at.cpuSince(before)
  return { appCpu, databaseCpu, cpu: appCpu + databaseCpu, wall }
}

/** Round by round, how many times as much one costs as another. */
export function quotients(one: readonly number[], other: readonly number[]): number[] {
  return one.map((value, round) => value / (other[round] ?? Number.NaN))
}
