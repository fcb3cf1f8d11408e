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

/** Optimal string alignment distance: letters added, left out, replaced, or two neighbours swapped. */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1
      const swapped = isSwap ? at(i - 2, j - 2) + 1 : replaced
      rows[i]?.push(Math.min(replaced, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1))
    }
  }
  return at(a.length, b.length)
}
