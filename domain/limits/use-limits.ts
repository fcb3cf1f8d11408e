/** How often one person may do what costs the others something, within so many seconds. */
export const useLimits = {
  'csv-export': { uses: 30, seconds: 60 },
  'learner-form': { uses: 3000, seconds: 60 },
} as const

export type LimitedUse = keyof typeof useLimits

/** Seconds until somebody may go on; 0 when this use, the `count`th since `windowBegan`, is within the limit. */
export function secondsToWait(use: LimitedUse, at: { count: number; windowBegan: Date; now: Date }): number {
  const { uses, seconds } = useLimits[use]
  if (at.count <= uses) return 0
  const passed = (at.now.getTime() - at.windowBegan.getTime()) / 1000
  return Math.max(1, Math.ceil(seconds - passed))
}
