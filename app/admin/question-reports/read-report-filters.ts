import { z } from 'zod'

export const states = ['open', 'resolved', 'all'] as const

const filtersSchema = z.object({
  course: z.string().max(200).optional().catch(undefined),
  state: z.enum(states).catch('open'),
})
export type ReportFilters = z.infer<typeof filtersSchema>

/** What the list of reports is narrowed to; what an address says otherwise counts as not said. */
export function readReportFilters(params: Record<string, string | undefined>): ReportFilters {
  return filtersSchema.parse(params)
}
