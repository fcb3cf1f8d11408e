/**
 * Draws `count` questions (all, when there are fewer): those never seen first, then those seen longest ago.
 * `seenIn` gives the number of the attempt that showed a question last. Within a group the shuffle decides.
 */
export function drawQuestions(
  questionIds: readonly string[],
  count: number,
  seenIn: ReadonlyMap<string, number>,
  shuffle: <T>(items: readonly T[]) => T[],
): string[] {
  return shuffle(questionIds)
    .sort((a, b) => (seenIn.get(a) ?? 0) - (seenIn.get(b) ?? 0))
    .slice(0, count)
}
