import { z } from 'zod'
import { wholePercent } from '#domain/attempts/percent.ts'
import { type Status, statuses } from '#domain/training/status.ts'
import { defineReport } from './report.ts'

/** A person whom an assignment asks to take the course, and how far they are. */
export type CompletionRow = {
  personId: string
  displayName: string
  email: string
  groups: string // names, joined with "; "
  state: Status
  dueAt: Date | null // the earliest open obligation's
  dueZone: string | null
  completedAt: Date | null
  scoreMillipoints: number | null
  maxMillipoints: number | null
}

/** What the list may be narrowed to: one state, or all three that are not "Completed". */
const stateFilters = [...statuses, 'not-completed'] as const
const completionSorts = ['name', 'state', 'due', 'completed'] as const
const directions = ['ascending', 'descending'] as const

// Years that somebody may have meant: those at both ends of the calendar are beyond what the database can compare.
const day = z.iso.date('report.problem.day').regex(/^[12]/, 'report.problem.day')

const filters = z.object({
  course: z.string('report.problem.course').min(1, 'report.problem.course'),
  group: z.string().optional(),
  state: z.enum(stateFilters, 'report.problem.state').optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  text: z.string().trim().max(200, 'report.problem.text').optional(),
  sort: z.enum(completionSorts, 'report.problem.sort').default('name'),
  direction: z.enum(directions, 'report.problem.sort').default('ascending'),
})
export type CompletionFilters = z.output<typeof filters>

/** Who has completed a course, who is overdue, under way or has not started. */
export const completion = defineReport<CompletionFilters, CompletionRow>({
  id: 'completion',
  title: 'report.completion.title',
  readModel: 'people-in-course',
  filters,
  fields: [
    { kind: 'course', name: 'course', label: 'report.filter.course' },
    { kind: 'text', name: 'text', label: 'report.filter.text' },
    {
      kind: 'choice',
      name: 'state',
      label: 'report.column.state',
      choices: stateFilters.map((value) => ({ value, label: `state.${value}` })),
    },
    { kind: 'group', name: 'group', label: 'report.filter.group' },
    { kind: 'day', name: 'dueFrom', label: 'report.filter.due-from' },
    { kind: 'day', name: 'dueTo', label: 'report.filter.due-to' },
  ],
  summary: {
    denominator: 'report.completion.denominator',
    filter: 'state',
    parts: statuses.map((key) => ({ key, label: `state.${key}` })),
    beside: [{ key: 'deactivated', label: 'report.completion.deactivated' }],
  },
  columns: [
    {
      key: 'name',
      header: 'report.column.name',
      sort: 'name',
      cell: (row) => text(row.displayName),
      person: (row) => row.personId,
    },
    {
      key: 'state',
      header: 'report.column.state',
      sort: 'state',
      cell: (row) => ({ kind: 'state', state: row.state }),
    },
    {
      key: 'due',
      header: 'report.column.due',
      sort: 'due',
      cell: (row) => ({ kind: 'day', at: row.dueAt, zone: row.dueZone }),
    },
    { key: 'dueZone', header: 'report.column.due-zone', cell: (row) => text(row.dueZone ?? '') },
    {
      key: 'completed',
      header: 'report.column.completed',
      sort: 'completed',
      cell: (row) => ({ kind: 'instant', at: row.completedAt }),
    },
    {
      key: 'score',
      header: 'report.column.score',
      cell: (row) => ({ kind: 'percent', percent: scorePercent(row) }),
    },
    { key: 'groups', header: 'report.column.groups', cell: (row) => text(row.groups) },
    { key: 'email', header: 'report.column.email', cell: (row) => text(row.email) },
  ],
})

const text = (value: string) => ({ kind: 'text', text: value }) as const

function scorePercent({ scoreMillipoints, maxMillipoints }: CompletionRow): number | null {
  if (scoreMillipoints === null || maxMillipoints === null) return null
  return wholePercent(scoreMillipoints, maxMillipoints)
}
