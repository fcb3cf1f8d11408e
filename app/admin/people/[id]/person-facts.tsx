import { requestText } from '#app/request-text.ts'
import { DateTime } from '#components/ui/date-time.tsx'
import { type Definition, DefinitionList } from '#components/ui/definition-list.tsx'
import { currentCatalogue } from '#server/catalogue.ts'
import { canSeeSignIns } from '#server/permissions.ts'
import { database } from '#server/store/database.ts'
import { selectGroupsOf } from '#server/store/groups.ts'
import { selectOptionalManagerId } from '#server/store/manager-lines.ts'
import { type PersonRow, selectNames } from '#server/store/people.ts'
import { selectGrants } from '#server/store/roles.ts'
import { selectOptionalLastSignIn } from '#server/store/sign-in-tries.ts'
import type { Viewer } from '#server/viewer.ts'
import { roleText } from '../../role-text.ts'

type Props = { person: PersonRow; viewer: Pick<Viewer, 'zone' | 'roles'> }

/** Who the person is to the organisation: address, manager, groups, roles; for admins, whether they have come in. */
export async function PersonFacts({ person, viewer }: Props) {
  const { t, locale } = await requestText()
  const { zone } = viewer
  const showsSignIns = canSeeSignIns(viewer)
  const [groups, grants, managerId, lastSignIn] = await Promise.all([
    selectGroupsOf(database(), person.id),
    selectGrants(database(), person.id),
    selectOptionalManagerId(database(), person.id),
    showsSignIns ? selectOptionalLastSignIn(database(), person.id) : null,
  ])
  const manager = managerId && (await selectNames(database(), [managerId])).get(managerId)
  const { courses } = await currentCatalogue()
  const roles = grants.map(({ role, courseId }) =>
    roleText(t, role, courses.get(courseId ?? '')?.title ?? courseId),
  )
  const none = t('admin.person.none')
  const items: Definition[] = [
    { term: t('report.column.email'), value: person.email },
    { term: t('admin.person.manager'), value: manager ?? none },
    { term: t('report.column.groups'), value: groups.map((group) => group.name).join(', ') || none },
    { term: t('admin.person.roles'), value: roles.join(', ') || t('admin.role.none') },
    {
      term: t('admin.person.locale'),
      value: new Intl.DisplayNames([locale], { type: 'language' }).of(person.locale),
    },
    { term: t('admin.person.zone'), value: person.zone },
    ...(showsSignIns
      ? [
          {
            term: t('admin.person.last-sign-in'),
            value: lastSignIn ? (
              <DateTime instant={lastSignIn} zone={zone} locale={locale} only="date" />
            ) : (
              none
            ),
          },
        ]
      : []),
    {
      term: t('admin.person.added'),
      value: <DateTime instant={person.addedAt} zone={zone} locale={locale} only="date" />,
    },
  ]
  return <DefinitionList items={items} />
}
