import type { Metadata } from 'next'
import { toLearningItem } from '#app/learner/learning-item.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { CourseRows } from '#components/course/course-rows.tsx'
import type { LearningItem } from '#components/course/learning-item.ts'
import { NextUp } from '#components/course/next-up.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { byUrgency } from '#domain/training/urgency.ts'
import type { MessageKey } from '#messages/index.ts'
import { selectLearnerCourses } from '#server/queries/learner-courses.ts'
import { requireViewer } from '#server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('home.title') }
}

export default async function HomePage() {
  const viewer = await requireViewer()
  const { t, locale } = await requestText()
  const now = new Date()
  const courses = await selectLearnerCourses(viewer.personId)
  const items = courses.map((course) => toLearningItem(t, course, now))
  const { nextUp, sections } = arrange(items, (item) =>
    courses.some(({ course, record }) => course.id === item.courseId && record.obligations.length > 0),
  )
  const hasFinished = items.some(({ status }) => status === 'completed')
  return (
    <ViewerShell current="learning">
      <div className="page-heading">
        <h1>{t('home.title')}</h1>
      </div>
      <div className="stack-loose">
        {nextUp === null ? null : <NextUp t={t} locale={locale} item={nextUp} />}
        {nextUp === null && !hasFinished ? (
          <EmptyState title={t('home.nothing')}>
            <p className="soft">{t('home.nothing-hint')}</p>
          </EmptyState>
        ) : null}
        {nextUp === null && hasFinished ? <Notice kind="success" title={t('home.all-finished')} /> : null}
        {sections.map(({ heading, rows }) => (
          <section className="section" key={heading}>
            <h2>{t(heading)}</h2>
            <CourseRows t={t} locale={locale} zone={viewer.zone} items={rows} />
          </section>
        ))}
      </div>
    </ViewerShell>
  )
}

type Arranged = { nextUp: LearningItem | null; sections: { heading: MessageKey; rows: LearningItem[] }[] }

/** The next thing first, then what else waits, what is open to everyone and not begun, and what is finished. */
function arrange(items: LearningItem[], isObliged: (item: LearningItem) => boolean): Arranged {
  const finished = items.filter((item) => item.status === 'completed')
  const isOffer = (item: LearningItem) => item.status === 'not-started' && !isObliged(item)
  const offers = items.filter(isOffer)
  const waiting = items.filter((item) => item.status !== 'completed' && !isOffer(item)).sort(byUrgency)
  const sections: Arranged['sections'] = [
    { heading: 'home.others', rows: waiting.slice(1) },
    { heading: 'home.open', rows: offers },
    { heading: 'home.finished', rows: finished },
  ]
  return { nextUp: waiting[0] ?? null, sections: sections.filter(({ rows }) => rows.length > 0) }
}
