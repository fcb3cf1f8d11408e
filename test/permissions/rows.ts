import { actionRows } from './action-rows.ts'
import { adminRows } from './admin-rows.ts'
import { learnerRows } from './learner-rows.ts'
import type { Matrix, Rows } from './matrix.ts'
import { openRows } from './open-rows.ts'
import type { Subject } from './subjects.ts'

/** The permission matrix: what every role is answered about its own, another's, another team's and an absent object. */
export const matrix: Matrix = { ...learnerRows, ...adminRows, ...actionRows, ...openRows }

/** Every table of the matrix with what it is about, in the order in which things are done. */
export function tables(): { subject: Subject; rows: Rows }[] {
  return Object.entries(matrix).flatMap(([subject, rows]) =>
    [rows].flat().map((one) => ({ subject, rows: one })),
  )
}
