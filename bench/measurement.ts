import type { Installation } from './installation.ts'

/** What one figure of a measurement is held to. `most` is in the line's own unit. */
export type Budget = { most: number } | { least: number }

/**
 * One figure: its samples in `unit`, one a round. A ratio is also told as what it is `against`, in which case its
 * samples are quotients within one round each, so that a change of the machine's load meets both sides.
 */
export type Line = {
  name: string
  unit: 'ms' | 'ms CPU' | 'times' | 'a second' | 'KB' | 'requests' | 'of 100' | 's' | 'index' | 'shift'
  samples: number[]
  against?: string
  budget?: Budget
  note?: string
}

/** Where measurements are taken: two installations of one kind that differ in how many people they have. */
export type Site = {
  mode: 'embedded' | 'server'
  rounds: number
  small: Installation
  large: Installation
  people: { small: number; large: number }
}

/** One thing that is measured; a file in measurements/ and a line in index.ts. */
export type Measurement = {
  id: string
  title: string
  /** Measured once, where the demo organisation is: what a browser sees does not depend on the database. */
  onlyEmbedded?: true
  run(site: Site): Promise<Line[]>
}
