import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requestText } from '#app/request-text.ts'
import { Notice } from '#components/ui/notice.tsx'
import { keyPointsOf } from '#domain/course/course-parts.ts'
import { catalogueOf } from '#server/catalogue.ts'
import { type ReviewedAttempt, selectOptionalReviewedAttempt } from '#server/queries/reviewed-attempt.ts'
import { requirePerson, requireVisitor } from '../../../../admin-page.ts'
import { AdminShell } from '../../../../admin-shell.tsx'
import { courseTitle } from '../../../../course-titles.ts'
import { peoplePath, personPath } from '../../../../paths.ts'
import { AttemptFacts } from './attempt-facts.tsx'
import { AttemptQuestions } from './attempt-questions.tsx'

type Props = { params: Promise<{ id: string; attempt: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('record.attempt') }
}

export default async function PersonAttemptPage({ params }: Props) {
  const visitor = await requireVisitor()
  const { id, attempt: attemptId } = await params
  const person = await requirePerson(visitor, id)
  const shown = await selectOptionalReviewedAttempt(visitor.viewer.personId, attemptId)
  if (shown?.attempt.personId !== person.id) notFound()
  const { t } = await requestText()
  const { attempt } = shown
  const course = (await catalogueOf(attempt.releaseId)).courses.get(attempt.courseId)
  const keyPoint = course && keyPointsOf(course).find(({ id }) => id === attempt.keyPointId)
  const crumbs = [
    { href: peoplePath, label: t('admin.nav.people') },
    { href: personPath(person.id), label: person.displayName },
  ]
  return (
    <AdminShell place="people" crumbs={crumbs}>
      <div className="page-heading">
        <h1>{t('admin.attempt.title', { number: attempt.number, name: person.displayName })}</h1>
        <p className="lead">{keyPoint?.statement ?? attempt.keyPointId}</p>
        <p className="soft">{await courseTitle(attempt.courseId)}</p>
      </div>
      <AttemptFacts shown={shown} zone={visitor.viewer.zone} />
      {shown.state === 'open' ? <Notice title={t('admin.attempt.is-open')} /> : null}
      {isWithheld(shown) ? <Notice title={t('admin.attempt.is-withheld')} /> : null}
      <AttemptQuestions shown={shown} />
    </AdminShell>
  )
}

function isWithheld(shown: ReviewedAttempt): boolean {
  return shown.state === 'submitted' && !shown.released.feedback
}
