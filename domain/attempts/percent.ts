/** Points as a whole percentage, rounded down, so that a score below a pass mark never reads as the mark itself. */
export function wholePercent(score: number, max: number): number {
  return max === 0 ? 0 : Math.floor((score * 100) / max)
}
