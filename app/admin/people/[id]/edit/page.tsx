import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { readParams, requireAdmin, requirePerson } from '../../../admin-page.ts'
import { AdminShell } from '../../../admin-shell.tsx'
import { peoplePath, personPath } from '../../../paths.ts'
import { AccessForms } from './access-forms.tsx'
import { GroupForms } from './group-forms.tsx'
import { ManagerForm } from './manager-form.tsx'
import { ProfileForm } from './profile-form.tsx'
import { RoleForms } from './role-forms.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await requestText()
  const person = await requirePerson(await requireAdmin(), (await params).id)
  return { title: t('admin.person.change-title', { name: person.displayName }) }
}

export default async function EditPersonPage({ params, searchParams }: Props) {
  const visitor = await requireAdmin()
  const person = await requirePerson(visitor, (await params).id)
  const { t } = await requestText()
  const { done } = await readParams(searchParams)
  const crumbs = [
    { href: peoplePath, label: t('admin.nav.people') },
    { href: personPath(person.id), label: person.displayName },
  ]
  return (
    <AdminShell place="people" crumbs={crumbs} done={done}>
      <h1>{t('admin.person.change-title', { name: person.displayName })}</h1>
      <div className="stack-loose">
        <ProfileForm person={person} />
        <ManagerForm person={person} />
        <GroupForms person={person} />
        <RoleForms person={person} />
        <SecondFactorForm person={person} viewer={visitor.viewer} />
        <AccessForms person={person} />
      </div>
    </AdminShell>
  )
}
