import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import type { GroupRow } from '#server/store/groups.ts'
import { formWords } from '../../form-words.ts'
import { groupPath } from '../../paths.ts'
import { submitGroupName, submitMember } from '../actions.ts'

/** One more member, and another name. */
export async function GroupChanges({ group }: { group: GroupRow }) {
  const { t } = await requestText()
  const common = { path: groupPath(group.id), hidden: { groupId: group.id }, look: 'secondary' as const }
  return (
    <>
      <section className="section">
        <h2>{t('admin.groups.add-member')}</h2>
        <ActionForm
          id="member"
          {...common}
          action={submitMember}
          words={formWords(t, t('admin.groups.add-member'))}
          fields={[
            {
              kind: 'text',
              type: 'email',
              name: 'email',
              label: t('admin.groups.member-email'),
              hint: t('admin.groups.member-hint'),
              autoComplete: 'off',
            },
          ]}
        />
      </section>
      <section className="section">
        <h2>{t('admin.groups.rename')}</h2>
        <ActionForm
          id="name"
          {...common}
          action={submitGroupName}
          words={formWords(t, t('admin.save'))}
          fields={[
            {
              kind: 'text',
              name: 'name',
              label: t('admin.groups.name'),
              value: group.name,
              autoComplete: 'off',
            },
          ]}
        />
      </section>
    </>
  )
}
