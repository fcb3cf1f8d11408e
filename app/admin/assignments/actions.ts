'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { requestText } from '#app/request-text.ts'
import type { AssignState } from '#components/admin/assign-state.ts'
import type { FormState } from '#components/admin/form-state.ts'
import { endOfDay } from '#domain/training/due-date.ts'
import { type AssignCourseInput, assignCourse, checkAssignCourse } from '#server/commands/assign-course.ts'
import { type Refusal, refuse } from '#server/commands/outcome.ts'
import { reconcileAssignment } from '#server/commands/reconcile-assignments.ts'
import { withdrawAssignment } from '#server/commands/withdraw-assignment.ts'
import { newId } from '#server/digest.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { previewTarget } from '#server/store/assignment-list.ts'
import { selectOptionalAssignment } from '#server/store/assignments.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalGroup } from '#server/store/groups.ts'
import { selectOptionalPerson, selectOptionalPersonIdByEmail } from '#server/store/people.ts'
import { requireAdmin } from '../admin-page.ts'
import { answerForm, readForm, refusedState, type Typed } from '../answer-form.ts'
import { courseTitle } from '../course-titles.ts'
import { assignmentPath, withParams } from '../paths.ts'
import { dueWords, targetWords } from './target-words.ts'

/** First shows who would get what by when; assigns once that is confirmed; "change" leads back to the form. */
export async function submitAssignment(_before: AssignState, form: FormData): Promise<AssignState> {
  const { viewer } = await requireAdmin()
  const typed = readForm(form)
  const step = typed.step ?? ''
  if (step === 'change') return { values: typed, problems: [], preview: null }
  const input = await readTarget(typed)
  const checked = isSameOrigin(await headers())
    ? input.ok
      ? await checkAssignCourse(input.value)
      : input
    : refuse('', 'errors.other-origin')
  if (!checked.ok) return { ...(await refusedState(typed, checked)), preview: null }
  if (step !== 'confirm') {
    const values = { ...typed, assignmentId: newId() }
    return { values, problems: [], preview: await previewOf(checked.value) }
  }
  const by = { actor: { kind: 'person' as const, id: viewer.personId }, now: new Date() }
  const assigned = await assignCourse(checked.value, by)
  if (!assigned.ok) return { ...(await refusedState(typed, assigned)), preview: null }
  redirect(withParams(assignmentPath(assigned.assignmentId), { done: 'assigned' }))
}

/** The command's input from what was typed: the person by email, the group from the list. */
async function readTarget(typed: Typed): Promise<{ ok: true; value: AssignCourseInput } | Refusal> {
  const { targetKind = '', courseId = '', dueDay = '', dueZone = '' } = typed
  const due = dueDay === '' ? { dueDay: null, dueZone: null } : { dueDay, dueZone }
  const { assignmentId } = typed.step === 'confirm' ? typed : {}
  const common = { courseId, targetKind: targetKind as 'everyone', ...due, assignmentId }
  if (targetKind === 'person') {
    const personId = await selectOptionalPersonIdByEmail(database(), typed.email ?? '')
    if (personId === null) return refuse('email', 'admin.problem.person-unknown')
    return { ok: true, value: { ...common, targetId: personId } }
  }
  return { ok: true, value: { ...common, targetId: targetKind === 'group' ? (typed.groupId ?? '') : null } }
}

async function previewOf(input: AssignCourseInput): Promise<NonNullable<AssignState['preview']>> {
  const { t, locale } = await requestText()
  const { courseId, targetKind, targetId, dueDay, dueZone } = input
  const reached = await previewTarget(database(), input)
  const dueAt = dueDay && dueZone ? endOfDay(dueDay, dueZone) : null
  const sentence = t('admin.assign.sentence', {
    course: await courseTitle(courseId),
    target: targetWords(t, { targetKind, targetName: await targetName(targetKind, targetId) }),
    due: dueWords(t, locale, { dueAt, dueZone }),
  })
  const more = reached.people - reached.names.length
  return {
    sentence,
    people: t('admin.assign.people', { people: reached.people, already: reached.already }),
    names: reached.names,
    more: more > 0 ? t('admin.assign.more', { more }) : '',
    late: dueAt && dueAt < new Date() ? t('admin.assign.late') : '',
  }
}

async function targetName(kind: string, id: string | null): Promise<string | null> {
  if (id === null) return null
  if (kind === 'group') return (await selectOptionalGroup(database(), id))?.name ?? null
  return (await selectOptionalPerson(database(), id))?.displayName ?? null
}

export async function submitWithdrawal(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ assignmentId = '' }, by) => {
    if (!(await selectOptionalAssignment(database(), assignmentId))) return unknownAssignment
    await withdrawAssignment({ assignmentId }, by)
    return { ok: true, goTo: assignmentPath(assignmentId), done: 'withdrawn' }
  })
}

/** Completes an assignment that was interrupted while it reached its people. */
export async function submitCompletion(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ assignmentId = '' }, by) => {
    if (!(await selectOptionalAssignment(database(), assignmentId))) return unknownAssignment
    await reconcileAssignment(assignmentId, by)
    return { ok: true, goTo: assignmentPath(assignmentId), done: 'completed' }
  })
}

const unknownAssignment = refuse('', 'errors.not-found')
