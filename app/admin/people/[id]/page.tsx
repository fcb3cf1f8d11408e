import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { readParams, requirePerson, requireVisitor } from '../../admin-page.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { editPersonPath, peoplePath } from '../../paths.ts'
import { PersonCourses } from './person-courses.tsx'
import { PersonFacts } from './person-facts.tsx'
import { PersonTimeline } from './person-timeline.tsx'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const person = await requirePerson(await requireVisitor(), (await params).id)
  return { title: person.displayName }
}

export default async function PersonPage({ params, searchParams }: Props) {
  const visitor = await requireVisitor()
  const person = await requirePerson(visitor, (await params).id)
  const { t } = await requestText()
  const { done, before } = await readParams(searchParams)
  return (
    <AdminShell place="people" crumbs={[{ href: peoplePath, label: t('admin.nav.people') }]} done={done}>
      <div className="row row-apart">
        <h1>{person.displayName}</h1>
        {visitor.mayChange ? (
          <ButtonLink href={editPersonPath(person.id)} look="secondary">
            {t('admin.person.change')}
          </ButtonLink>
        ) : null}
      </div>
      {person.active ? null : <Notice kind="warning" title={t('admin.person.is-deactivated')} />}
      <PersonFacts person={person} viewer={visitor.viewer} />
      <PersonCourses person={person} zone={visitor.viewer.zone} />
      <PersonTimeline person={person} zone={visitor.viewer.zone} before={before} />
    </AdminShell>
  )
}
