import type { Scope } from '#domain/training/scope.ts'
import type { MessageKey, Translate } from '#messages/index.ts'
import type { ReportRun } from '#server/queries/run-report.ts'
import { type Params, reportPath } from '../../paths.ts'

/** A report as one reader asked for it: what its parts on the page need. */
export type ReportView = {
  t: Translate
  zone: string
  scope: Scope
  run: ReportRun
  asked: Params
  counts: Record<string, number>
  total: number
}

/** The address of the same report with some parameters changed, back at its first page. */
export function hrefOf({ run, asked }: ReportView, changed: Params): string {
  return reportPath(run.report.id, { ...withoutPlace(asked), ...changed })
}

/** The filters and the order of an address, without the place in the list. */
export function withoutPlace({ after: _after, before: _before, ...filters }: Params): Params {
  return filters
}

/** A message whose key a report declares. */
export function say(t: Translate, key: string, values?: Record<string, string | number>): string {
  return t(key as MessageKey, values)
}
