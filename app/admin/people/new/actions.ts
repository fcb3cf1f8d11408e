'use server'

import type { FormState } from '#components/admin/form-state.ts'
import { addPerson } from '#server/commands/add-person.ts'
import { refuse } from '#server/commands/outcome.ts'
import { answerForm } from '../../answer-form.ts'
import { personPath } from '../../paths.ts'
import { answerLink } from '../answer-link.ts'

/** Adds a person as the form says: invited, with a password that is set here, or neither yet. */
export async function submitNewPerson(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ displayName, email, locale, zone, role, entry, password }, by) => {
    if (entry !== 'password' && password) return refuse('password', 'admin.problem.password-not-asked')
    const input = {
      displayName,
      email,
      locale,
      zone,
      role: role || undefined,
      password: entry === 'password' ? (password ?? '') : undefined,
    }
    const added = await addPerson(input as Parameters<typeof addPerson>[0], by)
    if (!added.ok) return added
    if (entry === 'invite') return answerLink(added.personId, by)
    return { ok: true, goTo: personPath(added.personId), done: 'person-added' }
  })
}
