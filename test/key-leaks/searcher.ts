import { StringFinder } from './string-finder.ts'

/** What must not be there: strings, each with the name of what it gives away, and patterns by such a name. */
export type Wanted = { strings: ReadonlyMap<string, string>; patterns: Readonly<Record<string, RegExp>> }

/** What was found: its name, and the text around it. */
export type Found = { what: string; text: string }

/** Looks for keys in texts. */
export class Searcher {
  readonly #wanted: Wanted
  readonly #strings: StringFinder

  constructor(wanted: Wanted) {
    this.#wanted = wanted
    this.#strings = new StringFinder(wanted.strings.keys())
  }

  /** Everything wanted that stands in the texts, once for each name. `asked` is not found: it was known before. */
  findIn(texts: string[], asked = ''): Found[] {
    const found = new Map<string, string>()
    for (const text of texts) {
      for (const string of this.#strings.findIn(text))
        if (!asked.includes(string)) found.set(this.#wanted.strings.get(string) ?? '', string)
      for (const [what, pattern] of Object.entries(this.#wanted.patterns)) {
        const match = found.has(what) ? null : pattern.exec(text)
        if (match) found.set(what, text.slice(match.index, match.index + 120))
      }
    }
    return [...found].map(([what, text]) => ({ what, text }))
  }
}
