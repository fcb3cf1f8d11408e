/** A value that stands in an erasable row; a projection holds its plaintext, an event only its digest. */
export type ErasableRef = { erasable: string }

export type ChangeValue = string | number | boolean | null | Date | ErasableRef

export type ChangeRow = Record<string, ChangeValue>

/**
 * The projections, by the names of their Prisma models in camel case, each with its key. Parents come before the
 * tables that refer to them, so that rows can be inserted in this order.
 */
export const projectionKeys = {
  person: ['id'],
  personProfile: ['id'],
  emailAddress: ['id'],
  externalIdentity: ['id'],
  deactivation: ['id'],
  roleGrant: ['id'],
  secondFactor: ['id'],
  managerLine: ['id'],
  staffGroup: ['id'],
  groupMembership: ['id'],
  assignment: ['id'],
  enrolment: ['id'],
  cycle: ['id'],
  cycleState: ['id'],
  obligation: ['id'],
  lessonFinish: ['personId', 'cycleId', 'lessonId'],
  attempt: ['id'],
  attemptResult: ['attemptId'],
  keyPointMastery: ['personId', 'cycleId', 'keyPointId'],
  completion: ['cycleId'],
  questionReport: ['id'],
  questionReportResolution: ['reportId'],
  releaseGoLive: ['number'],
} as const satisfies Record<string, readonly string[]>
export type ProjectionTable = keyof typeof projectionKeys
export const projectionTables = Object.keys(projectionKeys) as ProjectionTable[]

/**
 * What an event does to a projection. Computed from the event alone, so that folding all events again gives the
 * same rows. An update touches exactly one row, unless `many` says that any number will do.
 */
export type Change =
  | { op: 'insert'; table: ProjectionTable; row: ChangeRow }
  | { op: 'update'; table: ProjectionTable; where: ChangeRow; set: ChangeRow; many?: true }

/** The change that adds one row. */
export function insert(table: ProjectionTable, row: ChangeRow): Change {
  return { op: 'insert', table, row }
}

/** The change that sets columns of the one row found by `where`. */
export function update(table: ProjectionTable, where: ChangeRow, set: ChangeRow): Change {
  return { op: 'update', table, where, set }
}

/** The change that adds an interval row which holds from `at` on. */
export function openInterval(table: ProjectionTable, row: ChangeRow, at: Date): Change {
  return insert(table, { ...row, recordedFrom: at, recordedUntil: null })
}

/** The change that ends the open interval row found by `where`. */
export function closeInterval(table: ProjectionTable, where: ChangeRow, at: Date): Change {
  return update(table, { ...where, recordedUntil: null }, { recordedUntil: at })
}
