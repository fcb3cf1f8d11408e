import type { Metadata } from 'next'
import { selectViewersCourse } from '#app/learner/learner-page.ts'
import { toLearningItem } from '#app/learner/learning-item.ts'
import { requirementPath } from '#app/learner/requirement-path.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { CourseStanding } from '#components/course/course-standing.tsx'
import { ModuleList } from '#components/course/module-list.tsx'
import { WhyList } from '#components/course/why-list.tsx'
import { whyRows } from '#components/course/why-rows.ts'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { sourceLocale } from '#domain/course/source-locale.ts'
import { requireViewer } from '#server/session.ts'
import { completionSentence } from './completion-sentence.ts'
import { moduleRows } from './module-rows.ts'

type CoursePageProps = { params: Promise<{ course: string }> }

export async function generateMetadata({ params }: CoursePageProps): Promise<Metadata> {
  const { course } = await selectViewersCourse((await params).course)
  return { title: course.title }
}

export default async function CoursePage({ params }: CoursePageProps) {
  const viewer = await requireViewer()
  const { t, locale } = await requestText()
  const taken = await selectViewersCourse((await params).course)
  const { course, cycle } = taken
  const lang = sourceLocale(course)
  const place = { zone: viewer.zone, locale }
  const why = whyRows(t, {
    course,
    cycle,
    place,
    hrefOf: (requirement) => requirementPath(course.id, requirement),
  })
  return (
    <ViewerShell current="learning" crumbs={[{ href: '/', label: t('home.title') }]}>
      <div className="page-heading">
        <h1 lang={lang}>{course.title}</h1>
        <p className="lead" lang={lang}>
          {course.description}
        </p>
      </div>
      <div className="stack-loose">
        <CourseStanding t={t} place={place} item={toLearningItem(t, taken, new Date())} />
        <section className="section">
          <h2>{t('course.modules')}</h2>
          <ModuleList t={t} modules={moduleRows(course, cycle)} />
        </section>
        <section className="section stack">
          <h2>{t('course.completion')}</h2>
          <p>{completionSentence(t, course)}</p>
          <WhyList t={t} rows={why.rows} notCounted={why.notCounted} />
        </section>
        <section className="section">
          <h2>{t('course.about')}</h2>
          <DefinitionList
            items={[
              { term: t('course.audience'), value: course.audience },
              { term: t('course.time'), value: t('course.minutes', { minutes: course.durationMinutes }) },
              { term: t('course.owner'), value: course.owner },
            ]}
          />
        </section>
      </div>
    </ViewerShell>
  )
}
