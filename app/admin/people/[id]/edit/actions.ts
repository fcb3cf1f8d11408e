'use server'

import type { FormState } from '#components/admin/form-state.ts'
import { deactivatePerson } from '#server/commands/deactivate-person.ts'
import { editPerson } from '#server/commands/edit-person.ts'
import { grantRole } from '#server/commands/grant-role.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { leaveGroup } from '#server/commands/leave-group.ts'
import { type Outcome, type Refusal, refuse } from '#server/commands/outcome.ts'
import { reactivatePerson } from '#server/commands/reactivate-person.ts'
import type { Commanded } from '#server/commands/record.ts'
import { resetSecondFactor } from '#server/commands/reset-second-factor.ts'
import { revokeRole } from '#server/commands/revoke-role.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { setPassword } from '#server/commands/set-password.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalPerson, selectOptionalPersonIdByEmail } from '#server/store/people.ts'
import type { Done } from '../../../admin-shell.tsx'
import { type Answer, answerForm, type Typed } from '../../../answer-form.ts'
import { editPersonPath, personPath } from '../../../paths.ts'
import { answerLink } from '../../answer-link.ts'

type Change = (typed: Typed & { personId: string }, by: Commanded) => Promise<Outcome>

/** Name, address, language and time zone. */
export async function submitProfile(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'saved', ({ personId, displayName = '', email = '', locale = '', zone = '' }, by) =>
    editPerson({ personId, displayName, email, locale, zone }, by),
  )
}

/** A manager by their email address; an empty one ends the line. */
export async function submitManager(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'saved', async ({ personId, managerEmail = '' }, by) => {
    if (managerEmail.trim() === '') return setManager({ personId, managerId: null }, by)
    const managerId = await selectOptionalPersonIdByEmail(database(), managerEmail)
    const outcome = managerId ? await setManager({ personId, managerId }, by) : unknownManager
    return outcome.ok ? outcome : moveProblems(outcome, 'managerEmail')
  })
}

export async function submitJoinGroup(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'saved', async ({ personId, groupId = '' }, by) =>
    groupId === '' ? refuse('groupId', 'admin.problem.group-unknown') : joinGroup({ personId, groupId }, by),
  )
}

export async function submitLeaveGroup(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'saved', ({ personId, groupId = '' }, by) => leaveGroup({ personId, groupId }, by))
}

/** A role; an author's names its course. */
export async function submitGrantRole(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'saved', ({ personId, role = '', courseId }, by) =>
    grantRole({ personId, role: role as 'admin', courseId: role === 'author' ? (courseId ?? '') : null }, by),
  )
}

export async function submitRevokeRole(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'saved', ({ personId, grantId = '' }, by) => revokeRole({ personId, grantId }, by))
}

export async function submitPassword(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'password-set', ({ personId, password = '' }, by) =>
    setPassword({ personId, password }, by),
  )
}

/** Lets somebody who has lost their second factor in by their password alone, for a reason that is recorded. */
export async function submitResetSecondFactor(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'second-factor-reset', ({ personId, reason = '' }, by) =>
    resetSecondFactor({ personId, reason }, by),
  )
}

export async function submitDeactivate(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'deactivated', deactivatePerson)
}

export async function submitReactivate(_before: FormState, form: FormData): Promise<FormState> {
  return change(form, 'reactivated', reactivatePerson)
}

/** A new one-time link to choose a password, mailed or shown this once. */
export async function submitLink(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, (typed, by) => withPerson(typed, (personId) => answerLink(personId, by)))
}

/** Changes the person whose id the form carries, and shows them again. */
function change(form: FormData, done: Done, work: Change): Promise<FormState> {
  return answerForm(form, (typed, by) =>
    withPerson(typed, async (personId) => {
      const outcome = await work({ ...typed, personId }, by)
      const goTo = done === 'saved' ? editPersonPath(personId) : personPath(personId)
      return outcome.ok ? { ok: true, goTo, done } : outcome
    }),
  )
}

async function withPerson(
  { personId = '' }: Typed,
  work: (personId: string) => Promise<Answer>,
): Promise<Answer> {
  if (!(await selectOptionalPerson(database(), personId))) return refuse('', 'admin.problem.person-unknown')
  return work(personId)
}

const unknownManager = refuse('managerEmail', 'admin.problem.manager-unknown')

function moveProblems({ problems }: Refusal, field: string): Refusal {
  return { ok: false, problems: problems.map(({ messageKey }) => ({ field, messageKey })) }
}
