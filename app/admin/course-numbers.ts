import type { Scope } from '#domain/training/scope.ts'
import type { CompletionRow } from '#reports/completion.ts'
import { runReport } from '#server/queries/run-report.ts'
import { selectReportedCourses } from './course-titles.ts'

export type CourseNumbers = {
  id: string
  title: string
  counts: Record<string, number>
  dueSoon: number
  overdue: CompletionRow[] // the longest overdue, a few of them
}

type Asked = { scope: Scope; now: Date; soon: Record<string, string> }

/** How each course stands, through the report that its numbers lead to, so that both always say the same. */
export async function selectCourseNumbers({ scope, now, soon }: Asked): Promise<CourseNumbers[]> {
  const numbers: CourseNumbers[] = []
  for (const { id, title } of await selectReportedCourses()) {
    const run = (filters: Record<string, string>) =>
      runReport('completion', { course: id, ...filters }, { scope, now })
    const [all, due, late] = await Promise.all([run({}), run(soon), run({ state: 'overdue', sort: 'due' })])
    if (!all.ok || !due.ok || !late.ok) continue
    const { rows } = await late.page({ limit: 5 })
    const dueSoon = (await due.counts())[soon.state ?? ''] ?? 0
    numbers.push({ id, title, counts: await all.counts(), dueSoon, overdue: rows as CompletionRow[] })
  }
  return numbers
}
