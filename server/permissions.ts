import type { Scope } from '#domain/training/scope.ts'
import { database } from './store/database.ts'
import { isInTeamOf } from './store/manager-lines.ts'
import type { ReportScope } from './store/question-reports.ts'
import type { Viewer } from './viewer.ts'

/** The people whose training a viewer may look at besides their own. */
export function scopeOf(viewer: Viewer): Scope {
  if (viewer.roles.admin || viewer.roles.auditor) return { kind: 'everyone' }
  if (viewer.managesPeople) return { kind: 'team', managerId: viewer.personId }
  return { kind: 'nobody' }
}

/** Whether a viewer may see the admin's pages at all; managers and auditors see reports there, and change nothing. */
export function canSeeReports(viewer: Viewer): boolean {
  return scopeOf(viewer).kind !== 'nobody'
}

/** Whether a viewer may change people, groups and assignments. */
export function canAdminister(viewer: Viewer): boolean {
  return viewer.roles.admin
}

/** Whether a viewer may see when somebody else last came in: those who help people in, and nobody who oversees. */
export function canSeeSignIns(viewer: Pick<Viewer, 'roles'>): boolean {
  return viewer.roles.admin
}

/** The courses whose question reports a viewer sees and answers; null for somebody who looks after none. */
export function reportScopeOf({ roles }: Viewer): ReportScope | null {
  if (roles.admin) return 'every-course'
  return roles.authorOf.length > 0 ? roles.authorOf : null
}

/** Whether a viewer may read and answer the reports about one course's questions. */
export function canAnswerReports(viewer: Viewer, courseId: string): boolean {
  const scope = reportScopeOf(viewer)
  return scope === 'every-course' || (scope?.includes(courseId) ?? false)
}

/** Whether a viewer may look at one person's training on the admin's pages. */
export async function canSeePerson(viewer: Viewer, personId: string): Promise<boolean> {
  const scope = scopeOf(viewer)
  if (scope.kind === 'everyone') return true
  return scope.kind === 'team' && isInTeamOf(database(), scope.managerId, personId)
}

/** Whether a viewer has to set up a second factor before anything else, when admins are asked for one. */
export function owesSecondFactor(viewer: Viewer, ofAdmins: 'optional' | 'required'): boolean {
  const has = viewer.hasSecondFactor || viewer.shownSecondFactor !== null
  return isAskedForSecondFactor(viewer, ofAdmins) && !has
}

/** Whether a viewer may not do without a second factor. */
export function isAskedForSecondFactor(viewer: Viewer, ofAdmins: 'optional' | 'required'): boolean {
  return ofAdmins === 'required' && viewer.roles.admin
}

/** Whether a learner may take a live course: it is open to all, or something asks them (`isAsked`) to take it now. */
export function canTakeCourse(course: { open: boolean }, isAsked: boolean): boolean {
  return course.open || isAsked
}
