import type { Metadata } from 'next'
import { requestText } from '#app/request-text.ts'
import { AssignForm, type AssignWords } from '#components/admin/assign-form.tsx'
import type { Translate } from '#messages/index.ts'
import { database } from '#server/store/database.ts'
import { selectGroups } from '#server/store/groups.ts'
import { requireAdmin } from '../../admin-page.ts'
import { AdminShell } from '../../admin-shell.tsx'
import { selectLiveCourses } from '../../course-titles.ts'
import { suggestedDueDay, zoneOptions } from '../../form-words.ts'
import { assignmentsPath, newAssignmentPath } from '../../paths.ts'
import { submitAssignment } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('admin.assign.title') }
}

export default async function NewAssignmentPage() {
  const { viewer } = await requireAdmin()
  const { t } = await requestText()
  const [courses, groups] = await Promise.all([selectLiveCourses(), selectGroups(database())])
  return (
    <AdminShell place="assignments" crumbs={[{ href: assignmentsPath, label: t('admin.nav.assignments') }]}>
      <h1>{t('admin.assign.title')}</h1>
      <AssignForm
        path={newAssignmentPath}
        action={submitAssignment}
        initial={{
          courseId: courses[0]?.id ?? '',
          dueDay: suggestedDueDay(new Date(), viewer.zone),
          dueZone: viewer.zone,
        }}
        courses={courses.map(({ id, title }) => ({ value: id, label: title }))}
        groups={groups.map(({ id, name }) => ({ value: id, label: name }))}
        zones={zoneOptions(viewer.zone)}
        words={assignWords(t)}
      />
    </AdminShell>
  )
}

function assignWords(t: Translate): AssignWords {
  return {
    problems: t('form.problems'),
    course: t('admin.assign.course'),
    target: t('admin.assign.target'),
    everyone: t('admin.assign.everyone'),
    group: t('admin.assign.group'),
    person: t('admin.assign.person'),
    groupId: t('admin.assign.which-group'),
    groupHint: t('admin.assign.group-hint'),
    email: t('admin.assign.email'),
    emailHint: t('admin.assign.email-hint'),
    dueDay: t('admin.assign.due-day'),
    dueHint: t('admin.assign.due-hint'),
    dueZone: t('admin.assign.due-zone'),
    preview: t('admin.assign.preview'),
    confirm: t('admin.assign.confirm'),
    change: t('admin.assign.change'),
    previewTitle: t('admin.assign.preview-title'),
  }
}
