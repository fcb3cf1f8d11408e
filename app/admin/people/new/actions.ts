'use server'

import type { FormState } from '#components/admin/form-state.ts'
import { addPerson } from '#server/commands/add-person.ts'
import { answerForm } from '../../answer-form.ts'
import { personPath } from '../../paths.ts'

/** Adds a person as the form says; an empty password means that none is set yet. */
export async function submitNewPerson(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async ({ displayName, email, locale, zone, role, password }, by) => {
    const input = {
      displayName,
      email,
      locale,
      zone,
      role: role || undefined,
      password: password || undefined,
    }
    const added = await addPerson(input as Parameters<typeof addPerson>[0], by)
    return added.ok ? { ok: true, goTo: personPath(added.personId), done: 'person-added' } : added
  })
}
