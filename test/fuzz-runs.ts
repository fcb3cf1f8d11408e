/**
 * How often fast-check tries a property: as often as its test says, and many times as often in
 * test/fuzz.long.test.ts.
 */
export function runs(times: number): { numRuns: number } {
  return { numRuns: times * Number(process.env.KEYPOINT_FUZZ_TIMES ?? 1) }
}
