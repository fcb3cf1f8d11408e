import type { ProblemCategory } from '#domain/questions/problem-category.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { Db, Tx } from './database.ts'

export type StoredReport = {
  id: string
  personId: string
  attemptId: string
  courseId: string
  keyPointId: string
  questionId: string
  revision: string // sha256 of the question's blob as it was asked
  category: ProblemCategory
  text: string | null // null once the reporter is erased
  reportedAt: Date
  reporter: string | null
  resolvedAt: Date | null
  resolvedBy: string | null // a person's id
  resolver: string | null
  note: string | null
}

/** Which courses' reports somebody sees: of every course, or of those. */
export type ReportScope = 'every-course' | readonly string[]

export type ReportFilter = { scope: ReportScope; courseId?: string; isOpen?: boolean }

/** A report with its answer, if there is one; null when there is none with this id. */
export async function selectOptionalReport(db: Db | Tx, id: string): Promise<StoredReport | null> {
  return (await selectReports(db, Prisma.sql`r.id = ${id}`, 1))[0] ?? null
}

/** What somebody reported about questions of one attempt, or of all of theirs, the newest first. */
export function selectReportsOf(db: Db | Tx, personId: string, attemptId?: string): Promise<StoredReport[]> {
  const attempt = attemptId === undefined ? Prisma.sql`true` : Prisma.sql`r.attempt_id = ${attemptId}`
  return selectReports(db, Prisma.sql`r.person_id = ${personId} AND ${attempt}`, 1000)
}

/** When somebody made their reports since an instant, the newest first, `most` at most. */
export async function selectReportTimes(
  tx: Tx,
  personId: string,
  { since, most }: { since: Date; most: number },
): Promise<Date[]> {
  const reports = await tx.questionReport.findMany({
    where: { personId, reportedAt: { gt: since } },
    select: { reportedAt: true },
    orderBy: { reportedAt: 'desc' },
    take: most,
  })
  return reports.map(({ reportedAt }) => reportedAt)
}

/** Reports within a filter, the newest first, at most `limit` of those made before the one with id `before`. */
export function selectReportPage(
  db: Db,
  filter: ReportFilter,
  { limit, before }: { limit: number; before?: string },
): Promise<StoredReport[]> {
  const older = before
    ? Prisma.sql`(r.reported_at, r.id) < (SELECT reported_at, id FROM question_report WHERE id = ${before})`
    : Prisma.sql`true`
  return selectReports(db, Prisma.sql`${within(filter)} AND ${older}`, limit)
}

/** How many reports within a scope nobody has answered yet. */
export async function countOpenReports(db: Db, scope: ReportScope): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM question_report r
    LEFT JOIN question_report_resolution s ON s.report_id = r.id
    WHERE ${within({ scope, isOpen: true })}`
  return row?.count ?? 0
}

function within({ scope, courseId, isOpen }: ReportFilter): Prisma.Sql {
  const courses = scope === 'every-course' ? Prisma.sql`true` : Prisma.sql`r.course_id = ANY(${[...scope]})`
  const course = courseId ? Prisma.sql`r.course_id = ${courseId}` : Prisma.sql`true`
  const open = isOpen === undefined ? Prisma.sql`true` : Prisma.sql`(s.report_id IS NULL) = ${isOpen}`
  return Prisma.sql`${courses} AND ${course} AND ${open}`
}

function selectReports(db: Db | Tx, where: Prisma.Sql, limit: number): Promise<StoredReport[]> {
  return db.$queryRaw<StoredReport[]>`
    SELECT r.id, r.person_id AS "personId", r.attempt_id AS "attemptId", r.course_id AS "courseId",
      r.key_point_id AS "keyPointId", r.question_id AS "questionId", r.revision, r.category, r.text,
      r.reported_at AS "reportedAt", reporter.display_name AS reporter, s.resolved_at AS "resolvedAt", s.resolved_by AS "resolvedBy",
      resolver.display_name AS resolver, s.note
    FROM question_report r
    LEFT JOIN question_report_resolution s ON s.report_id = r.id
    LEFT JOIN person_profile reporter ON reporter.person_id = r.person_id AND reporter.recorded_until IS NULL
    LEFT JOIN person_profile resolver ON resolver.person_id = s.resolved_by AND resolver.recorded_until IS NULL
    WHERE ${where}
    ORDER BY r.reported_at DESC, r.id DESC LIMIT ${limit}`
}
