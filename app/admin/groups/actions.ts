'use server'

import type { FormState } from '#components/admin/form-state.ts'
import { createGroup } from '#server/commands/create-group.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { leaveGroup } from '#server/commands/leave-group.ts'
import { refuse } from '#server/commands/outcome.ts'
import { renameGroup } from '#server/commands/rename-group.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalGroup } from '#server/store/groups.ts'
import { selectOptionalPersonIdByEmail } from '#server/store/people.ts'
import { answerForm, type Typed } from '../answer-form.ts'
import { groupPath } from '../paths.ts'

export async function submitNewGroup(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ name = '' }, by) => {
    const created = await createGroup({ name }, by)
    return created.ok ? { ok: true, goTo: groupPath(created.groupId), done: 'group-created' } : created
  })
}

export async function submitGroupName(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (typed, by) => {
    const groupId = await knownGroup(typed)
    if (!groupId) return unknownGroup
    const outcome = await renameGroup({ groupId, name: typed.name ?? '' }, by)
    return outcome.ok ? { ok: true, goTo: groupPath(groupId), done: 'saved' } : outcome
  })
}

/** A member by their email address. */
export async function submitMember(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (typed, by) => {
    const groupId = await knownGroup(typed)
    if (!groupId) return unknownGroup
    const personId = await selectOptionalPersonIdByEmail(database(), typed.email ?? '')
    const outcome = personId ? await joinGroup({ personId, groupId }, by) : unknownPerson
    return outcome.ok ? { ok: true, goTo: groupPath(groupId), done: 'saved' } : unknownPerson
  })
}

export async function submitLeave(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (typed, by) => {
    const groupId = await knownGroup(typed)
    if (!groupId) return unknownGroup
    const outcome = await leaveGroup({ personId: typed.personId ?? '', groupId }, by)
    return outcome.ok ? { ok: true, goTo: groupPath(groupId), done: 'saved' } : outcome
  })
}

const unknownGroup = refuse('', 'admin.problem.group-unknown')
const unknownPerson = refuse('email', 'admin.problem.person-unknown')

async function knownGroup({ groupId = '' }: Typed): Promise<string | undefined> {
  return (await selectOptionalGroup(database(), groupId))?.id
}
