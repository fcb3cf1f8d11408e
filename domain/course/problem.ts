/** Something wrong with content that its author can mend. Line and column count from 1. */
export type Problem = {
  file: string // relative to the content folder
  line: number
  column: number
  what: string // one sentence: what is wrong
  fix: string // one sentence: what to do about it
}
