import { z } from 'zod'

export const standings = ['active', 'deactivated', 'all'] as const

const filtersSchema = z.object({
  text: z.string().trim().max(200).optional().catch(undefined),
  group: z.string().max(200).optional().catch(undefined),
  standing: z.enum(standings).catch('active'),
})
export type PeopleFilters = z.infer<typeof filtersSchema>

/** What the list of people is narrowed to; what an address says otherwise counts as not said. */
export function readPeopleFilters(params: Record<string, string | undefined>): PeopleFilters {
  return filtersSchema.parse(params)
}
