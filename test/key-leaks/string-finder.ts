/**
 * Finds many strings in a text by reading it once, and mostly skipping (S. Wu, U. Manber, "A fast algorithm for
 * multi-pattern searching", 1994). Each string has at least four characters; the longer the shortest, the faster.
 */
export class StringFinder {
  readonly #window: number
  readonly #shifts = new Uint8Array(slots)
  readonly #endingAt = new Map<number, string[]>()

  constructor(strings: Iterable<string>) {
    const all = [...new Set(strings)]
    this.#window = Math.min(255, ...all.map(({ length }) => length))
    if (this.#window < 4) throw new Error('A string is too short to be looked for')
    this.#shifts.fill(this.#window - blockLength + 1)
    for (const string of all) this.#add(string)
  }

  /** Those of the strings that stand in the text. */
  findIn(text: string): Set<string> {
    const found = new Set<string>()
    for (let at = this.#window - 1; at < text.length; ) {
      const slot = slotOf(text, at)
      const shift = this.#shifts[slot] ?? 0
      if (shift === 0)
        for (const string of this.#endingAt.get(slot) ?? [])
          if (text.startsWith(string, at - this.#window + 1)) found.add(string)
      at += shift || 1
    }
    return found
  }

  #add(string: string): void {
    for (let at = blockLength - 1; at < this.#window; at++) {
      const slot = slotOf(string, at)
      this.#shifts[slot] = Math.min(this.#shifts[slot] ?? 0, this.#window - 1 - at)
    }
    const last = slotOf(string, this.#window - 1)
    this.#endingAt.set(last, [...(this.#endingAt.get(last) ?? []), string])
  }
}

const blockLength = 3
const slots = 0x10000

/** The block of characters that ends at a place, as a number. */
function slotOf(text: string, at: number): number {
  const before = (text.charCodeAt(at - 2) << 10) ^ (text.charCodeAt(at - 1) << 5)
  return (before ^ text.charCodeAt(at)) & (slots - 1)
}
