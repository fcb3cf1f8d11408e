import { notFound } from 'next/navigation'
import type { Scope } from '#domain/training/scope.ts'
import { canAdminister, canSeePerson, canSeeReports, reportScopeOf, scopeOf } from '#server/permissions.ts'
import { requireViewer } from '#server/session.ts'
import { database } from '#server/store/database.ts'
import { type PersonRow, selectOptionalPerson } from '#server/store/people.ts'
import type { ReportScope } from '#server/store/question-reports.ts'
import type { Viewer } from '#server/viewer.ts'

export type Visitor = { viewer: Viewer; scope: Scope; mayChange: boolean }

/** Who visits a page of the administration, and whose records they see; for anybody else it is not found. */
export async function requireVisitor(): Promise<Visitor> {
  const viewer = await requireViewer()
  if (!canSeeReports(viewer)) notFound()
  return { viewer, scope: scopeOf(viewer), mayChange: canAdminister(viewer) }
}

/** Like requireVisitor, for pages about the whole organisation: admins and auditors. */
export async function requireOverseer(): Promise<Visitor> {
  const visitor = await requireVisitor()
  if (visitor.scope.kind !== 'everyone') notFound()
  return visitor
}

/** Like requireVisitor, for pages that only change something. */
export async function requireAdmin(): Promise<Visitor> {
  const visitor = await requireVisitor()
  if (!visitor.mayChange) notFound()
  return visitor
}

export type ReportReader = { viewer: Viewer; scope: ReportScope }

/** Who reads what was reported about questions: admins, and authors for their courses; others find nothing. */
export async function requireReportReader(): Promise<ReportReader> {
  const viewer = await requireViewer()
  const scope = reportScopeOf(viewer)
  if (scope === null) notFound()
  return { viewer, scope }
}

/** Somebody whom the visitor may look at; absent and out of scope read alike. */
export async function requirePerson({ viewer }: Visitor, personId: string): Promise<PersonRow> {
  const person = await selectOptionalPerson(database(), personId)
  if (!person || !(await canSeePerson(viewer, personId))) notFound()
  return person
}

/** The first value of each search parameter. */
export async function readParams(
  searchParams: Promise<Record<string, string | string[] | undefined>>,
): Promise<Record<string, string | undefined>> {
  const given = Object.entries(await searchParams)
  return Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
}
