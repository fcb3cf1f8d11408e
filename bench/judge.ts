import type { Line } from './measurement.ts'

export type Verdict = 'kept' | 'missed' | 'too noisy to say' | null

export type Judged = Line & { median: number; low: number; high: number; verdict: Verdict }

/**
 * Holds a line to its budget by its quartiles: kept when three quarters of the rounds keep it, missed when three
 * quarters miss it. In between the run says nothing about the budget, and neither does its verdict.
 */
export function judge(line: Line): Judged {
  const median = quantile(line.samples, 0.5)
  const low = quantile(line.samples, 0.25)
  const high = quantile(line.samples, 0.75)
  return { ...line, median, low, high, verdict: verdictOf(line, low, high) }
}

function verdictOf({ budget }: Line, low: number, high: number): Verdict {
  if (!budget) return null
  const keeps = (value: number) => ('most' in budget ? value <= budget.most : value >= budget.least)
  if (keeps(low) && keeps(high)) return 'kept'
  return keeps(low) || keeps(high) ? 'too noisy to say' : 'missed'
}

/** The value below which a share of the samples lies, between neighbours in proportion. Throws without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) throw new Error('Nothing was measured')
  return below + (above - below) * (place - Math.floor(place))
}
