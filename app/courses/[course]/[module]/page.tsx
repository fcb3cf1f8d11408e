import type { Metadata } from 'next'
import { selectModule, selectViewersCourse } from '#app/learner/learner-page.ts'
import { coursePath, modulePath } from '#app/learner/paths.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { KeyPointList } from '#components/lesson/key-point-list.tsx'
import { LessonRows } from '#components/lesson/lesson-rows.tsx'
import { ModuleSummary } from '#components/lesson/module-summary.tsx'
import { Prose } from '#components/lesson/prose.tsx'
import { sourceLocale } from '#domain/course/source-locale.ts'
import { keyPointRow, lessonRows } from './module-views.ts'

type ModulePageProps = {
  params: Promise<{ course: string; module: string }>
  searchParams: Promise<{ show?: string | string[] }>
}

export async function generateMetadata({ params }: ModulePageProps): Promise<Metadata> {
  const { course, module } = await params
  return { title: selectModule((await selectViewersCourse(course)).course, module).title }
}

export default async function ModulePage({ params, searchParams }: ModulePageProps) {
  const ids = await params
  const { course, cycle } = await selectViewersCourse(ids.course)
  const module = selectModule(course, ids.module)
  const { t } = await requestText()
  const lang = sourceLocale(course)
  const path = modulePath(course.id, module.id)
  const crumbs = [
    { href: '/', label: t('home.title') },
    { href: coursePath(course.id), label: course.title },
  ]
  if (module.summary !== null && (await searchParams).show === 'summary') {
    return (
      <ViewerShell current="learning" crumbs={[...crumbs, { href: path, label: module.title }]}>
        <ModuleSummary t={t} module={module.title} summary={module.summary} lang={lang} />
      </ViewerShell>
    )
  }
  return (
    <ViewerShell current="learning" crumbs={crumbs}>
      <div className="page-heading">
        <p className="lesson-kicker">{t('course.module', { number: module.number })}</p>
        <h1 lang={lang}>{module.title}</h1>
      </div>
      <div className="stack-loose">
        <Prose html={module.introduction} lang={lang} />
        <section className="section">
          <h2>{t('module.objectives')}</h2>
          <ul className="objectives" lang={lang}>
            {module.objectives.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </section>
        <section className="section">
          <h2>{t('module.key-points')}</h2>
          <KeyPointList t={t} keyPoints={module.keyPoints.map((item) => keyPointRow(course, item, cycle))} />
        </section>
        <section className="section">
          <h2>{t('module.lessons')}</h2>
          <LessonRows t={t} lessons={lessonRows(course.id, module, cycle)} />
        </section>
        {module.summary === null ? null : (
          <p>
            <a href={`${path}?show=summary`}>{t('module.print-summary')}</a>
          </p>
        )}
      </div>
    </ViewerShell>
  )
}
