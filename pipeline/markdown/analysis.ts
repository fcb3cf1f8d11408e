import type { Fault, Position } from '../source/position.ts'

/** Something that an MDX file refers to, and where. */
export type Mention = { to: string; position: Position }

export type FoundHeading = { id: string; depth: 2 | 3; text: string; position: Position }

/** What there is to know of an MDX body without rendering it; plain data, so that it can be kept. */
export type MdxAnalysis = {
  faults: Fault[]
  headings: FoundHeading[] | null // null: the syntax is broken, so nobody knows
  terms: Mention[]
  figures: Mention[]
  keyPointChecks: Mention[]
  links: Mention[] // what relative links lead to
  meaningHash: string
}
