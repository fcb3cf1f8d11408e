import type { Installation } from './installation.ts'

/** Something whose cost is compared: `once` is done `times` times in each round. */
export type Subject = { name: string; at: Installation; times: number; once: () => Promise<void> }

/** What one time cost on average in each round, in milliseconds. `cpu` is the application's and its database's. */
export type Cost = { cpu: number[]; appCpu: number[]; databaseCpu: number[]; wall: number[] }

/**
 * Measures subjects in turns, round by round and each round in another order, so that a change of the machine's load
 * meets all of them. A first round warms up and is not counted.
 */
export async function measureInRounds<Name extends string>(
  subjects: (Subject & { name: Name })[],
  rounds: number,
): Promise<Record<Name, Cost>> {
  const costs = Object.fromEntries(
    subjects.map(({ name }) => [name, { cpu: [], appCpu: [], databaseCpu: [], wall: [] }]),
  ) as unknown as Record<Name, Cost>
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < subjects.length; turn += 1) {
      const subject = subjects[(round + turn) % subjects.length]
      if (!subject) continue
      const cost = await measureBlock(subject)
      if (round === 0) continue
      for (const key of ['cpu', 'appCpu', 'databaseCpu', 'wall'] as const)
        costs[subject.name][key].push(cost[key] / subject.times)
    }
  }
  return costs
}

async function measureBlock({ at, times, once }: Subject) {
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
