import { completion } from './completion.ts'
import type { Report } from './report.ts'

/** Every report, in the order in which they are listed. */
export const reports: readonly Report<unknown, unknown>[] = [completion]

/** A report by the name in its address; undefined when there is none. */
export function selectOptionalReport(id: string): Report<unknown, unknown> | undefined {
  return reports.find((report) => report.id === id)
}
