/** A text that is not what it seems. Free text may hold some of them: what is pasted is full of unseen marks. */
export type HostileText = { what: string; text: string; isFreeText?: true }

/** Texts around a word by which they can be found, none of which is a name. */
export function hostileTexts(word: string): HostileText[] {
  return [
    { what: 'a NUL', text: `${word}\u0000${word}` },
    { what: 'an escape sequence', text: `${word}\u001b[31m` },
    { what: 'a line break', text: `${word}\n${word}`, isFreeText: true },
    { what: "Unicode's line separator", text: `${word}\u2028${word}`, isFreeText: true },
    { what: 'half a surrogate pair', text: `${word}\ud83d` },
    { what: 'what could not be read (U+FFFD)', text: `${word}\ufffd` },
    { what: 'text turned around (bidi override)', text: `${word}\u202egnp.exe` },
    { what: 'text held in one direction (bidi override)', text: `\u202d${word}` },
    { what: 'an isolate that never ends', text: `\u2067${word}`, isFreeText: true },
    { what: 'a zero width space', text: `${word}\u200b${word}`, isFreeText: true },
    { what: 'a byte order mark', text: `\ufeff${word}\ufeff.`, isFreeText: true },
    { what: 'tags that nobody sees', text: `${word}\u{e0041}\u{e0042}`, isFreeText: true },
    { what: 'a flood of marks', text: `${word}${'\u0301\u0327'.repeat(20)}` },
    { what: '10,000 characters', text: word.repeat(Math.ceil(10_001 / word.length)) },
  ]
}

/** Texts that show nothing, and so are none. */
export const invisibleTexts: HostileText[] = [
  { what: 'nothing but joiners', text: '\u200d\u200d' },
  { what: 'nothing but marks', text: '\u0301\u0301' },
  { what: 'nothing but zero width spaces', text: '\u200b\u200b' },
  { what: 'blanks of every width', text: '\u00a0\u2003\u3000' },
]
