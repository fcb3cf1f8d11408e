import type { Metadata } from 'next'
import { selectLesson, selectModule, selectViewersCourse } from '#app/learner/learner-page.ts'
import { nextPlace } from '#app/learner/next-place.ts'
import { coursePath, lessonPath, modulePath } from '#app/learner/paths.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { FinishLesson } from '#components/lesson/finish-lesson.tsx'
import { KeyPointCheck } from '#components/lesson/key-point-check.tsx'
import { LessonOutline } from '#components/lesson/lesson-outline.tsx'
import { LessonText } from '#components/lesson/lesson-text.tsx'
import { PageContents } from '#components/lesson/page-contents.tsx'
import { sourceLocale } from '#domain/course/source-locale.ts'
import { nextStep } from '#domain/learning/next-step.ts'
import { requireViewer } from '#server/session.ts'
import { keyPointRow, lessonRows } from '../module-views.ts'

type LessonPageProps = { params: Promise<{ course: string; module: string; lesson: string }> }

export async function generateMetadata({ params }: LessonPageProps): Promise<Metadata> {
  const ids = await params
  const { course } = await selectViewersCourse(ids.course)
  return { title: selectLesson(selectModule(course, ids.module), ids.lesson).title }
}

export default async function LessonPage({ params }: LessonPageProps) {
  const viewer = await requireViewer()
  const ids = await params
  const { course, cycle } = await selectViewersCourse(ids.course)
  const module = selectModule(course, ids.module)
  const lesson = selectLesson(module, ids.lesson)
  const { t, locale } = await requestText()
  const lang = sourceLocale(course)
  const counted = module.lessons.filter(({ optional }) => !optional)
  const rows = lessonRows(course.id, module, cycle)
  const finish = cycle?.finishes.find(({ lessonId }) => lessonId === lesson.id)
  const keyPoint = (id: string) => module.keyPoints.find((candidate) => candidate.id === id)
  const crumbs = [
    { href: '/', label: t('home.title') },
    { href: coursePath(course.id), label: course.title },
    { href: modulePath(course.id, module.id), label: module.title },
  ]
  return (
    <ViewerShell current="learning" crumbs={crumbs} width="wide">
      <div className="lesson-page">
        <LessonOutline
          words={{
            outline: t('lesson.outline'),
            finished: t('lesson.finished'),
            notFinished: t('lesson.not-finished'),
          }}
          module={{ title: module.title, href: modulePath(course.id, module.id) }}
          lessons={rows}
          currentId={lesson.id}
        />
        <article className="lesson-main">
          <div className="page-heading">
            <p className="lesson-kicker">
              {lesson.optional
                ? t('lesson.optional')
                : t('lesson.of', {
                    number: counted.indexOf(lesson) + 1,
                    total: counted.length,
                  })}
              {' · '}
              {t('lesson.minutes', { minutes: lesson.durationMinutes })}
            </p>
            <h1 lang={lang}>{lesson.title}</h1>
          </div>
          <LessonText
            segments={lesson.segments}
            lang={lang}
            keyPointCheck={(id) => {
              const found = keyPoint(id)
              return found && <KeyPointCheck t={t} keyPoint={keyPointRow(course, found, cycle)} />
            }}
          />
          <FinishLesson
            t={t}
            place={{ zone: viewer.zone, locale }}
            action={`${lessonPath(course.id, module.id, lesson.id)}/finish`}
            finishedAt={finish?.finishedAt ?? null}
            next={nextPlace(t, course, nextStep(course, cycle))}
          />
        </article>
        <PageContents title={t('lesson.contents')} headings={lesson.headings} lang={lang} />
      </div>
    </ViewerShell>
  )
}
