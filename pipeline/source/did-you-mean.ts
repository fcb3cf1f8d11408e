/** "Did you mean "x"?" when one of the known words is close to what was written, or else `otherwise`. */
export function didYouMean(written: string, known: Iterable<string>, otherwise: string): string {
  const near = nearest(written, known)
  return near === undefined ? otherwise : `Did you mean "${near}"?`
}

/** The known word that needs the fewest edits, if a third of its letters are enough. */
function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: { word: string; edits: number } | undefined
  for (const word of known) {
    const edits = editsBetween(written.toLowerCase(), word.toLowerCase())
    const allowed = Math.max(1, Math.floor(Math.max(written.length, word.length) / 3))
    if (edits <= allowed && (!best || edits < best.edits)) best = { word, edits }
  }
  return best?.word
}

/** Levenshtein distance. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
