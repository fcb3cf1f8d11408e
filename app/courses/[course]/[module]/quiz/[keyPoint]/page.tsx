import type { Metadata } from 'next'
import { selectKeyPoint, selectModule, selectViewersCourse } from '#app/learner/learner-page.ts'
import { attemptPath, coursePath, modulePath, quizPath } from '#app/learner/paths.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { KeyPointBadge } from '#components/lesson/key-point-badge.tsx'
import { TaughtIn } from '#components/lesson/taught-in.tsx'
import { EarlierAttempts } from '#components/question/earlier-attempts.tsx'
import { QuizStart } from '#components/question/quiz-start.tsx'
import { QuizTerms } from '#components/question/quiz-terms.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { sourceLocale } from '#domain/course/source-locale.ts'
import { keyPointProgress } from '#domain/learning/course-progress.ts'
import { requireViewer } from '#server/session.ts'
import { keyPointRow } from '../../module-views.ts'

type QuizPageProps = { params: Promise<{ course: string; module: string; keyPoint: string }> }

export async function generateMetadata({ params }: QuizPageProps): Promise<Metadata> {
  const ids = await params
  const { course } = await selectViewersCourse(ids.course)
  const { statement } = selectKeyPoint(selectModule(course, ids.module), ids.keyPoint)
  const { t } = await requestText()
  return { title: t('quiz.title-of', { statement }) }
}

export default async function QuizPage({ params }: QuizPageProps) {
  const viewer = await requireViewer()
  const ids = await params
  const { course, cycle } = await selectViewersCourse(ids.course)
  const module = selectModule(course, ids.module)
  const keyPoint = selectKeyPoint(module, ids.keyPoint)
  const { t, locale } = await requestText()
  const { state, openAttemptId, attempts, attemptsLeft } = keyPointProgress(keyPoint, cycle)
  const isPassed = state === 'mastered'
  const crumbs = [
    { href: '/', label: t('home.title') },
    { href: coursePath(course.id), label: course.title },
    { href: modulePath(course.id, module.id), label: module.title },
  ]
  return (
    <ViewerShell current="learning" crumbs={crumbs}>
      <div className="page-heading">
        <p className="lesson-kicker">{t('key-point.label')}</p>
        <h1>{t('quiz.title')}</h1>
        <p className="lead" lang={sourceLocale(course)}>
          {keyPoint.statement}
        </p>
        <KeyPointBadge t={t} state={state} />
      </div>
      <div className="stack-loose">
        {isPassed ? <Notice kind="success">{t('quiz.passed-already')}</Notice> : null}
        <section className="section">
          <h2>{t('quiz.before')}</h2>
          <QuizTerms
            t={t}
            rule={keyPoint.quiz}
            questions={Math.min(keyPoint.quiz.draw, keyPoint.questions.length)}
            left={attemptsLeft}
          />
        </section>
        <QuizStart
          t={t}
          start={`${quizPath(course.id, module.id, keyPoint.id)}/start`}
          openAttempt={openAttemptId === null ? null : attemptPath(openAttemptId)}
          canStart={attemptsLeft !== 0}
          isFirst={attempts.length === 0}
          isPassed={isPassed}
        />
        <TaughtIn t={t} sections={keyPointRow(course, keyPoint, cycle).sections} />
        <EarlierAttempts
          t={t}
          place={{ zone: viewer.zone, locale }}
          attempts={attempts}
          hrefOf={attemptPath}
        />
      </div>
    </ViewerShell>
  )
}
