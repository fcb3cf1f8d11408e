import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { coursePath, modulePath } from '#app/learner/paths.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { type OwnAttempt, selectOptionalOwnAttempt } from '#server/queries/own-attempt.ts'
import { requireViewer } from '#server/session.ts'
import { OpenAttempt } from './open-attempt.tsx'
import { SubmittedAttempt } from './submitted-attempt.tsx'

type AttemptPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ question?: string | string[]; saved?: string | string[] }>
}

const selectViewersAttempt = cache(async (id: string): Promise<OwnAttempt> => {
  const viewer = await requireViewer()
  return (await selectOptionalOwnAttempt(viewer.personId, id)) ?? notFound()
})

export async function generateMetadata({ params }: AttemptPageProps): Promise<Metadata> {
  const { t } = await requestText()
  const own = await selectViewersAttempt((await params).id)
  if (own.state === 'submitted')
    return { title: t(own.result.passed ? 'result.passed' : 'result.not-passed') }
  return { title: t('attempt.title', { number: own.attempt.number }) }
}

export default async function AttemptPage({ params, searchParams }: AttemptPageProps) {
  const viewer = await requireViewer()
  const { t, locale } = await requestText()
  const own = await selectViewersAttempt((await params).id)
  const { question, saved } = await searchParams
  const { course, attempt } = own
  const module = course.modules.find(({ keyPointIds }) => keyPointIds.includes(attempt.keyPointId))
  const crumbs =
    own.isTaken && module
      ? [
          { href: coursePath(course.id), label: course.title },
          { href: modulePath(course.id, module.id), label: module.title },
        ]
      : [{ href: '/me', label: t('record.title') }]
  return (
    <ViewerShell current="learning" crumbs={[{ href: '/', label: t('home.title') }, ...crumbs]}>
      {own.state === 'open' ? (
        <OpenAttempt t={t} own={own} asked={Number(question) || null} justSaved={saved === 'yes'} />
      ) : (
        <SubmittedAttempt t={t} own={own} place={{ zone: viewer.zone, locale }} />
      )}
    </ViewerShell>
  )
}
