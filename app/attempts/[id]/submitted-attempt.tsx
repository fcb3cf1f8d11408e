import { nextPlace } from '#app/learner/next-place.ts'
import { modulePath, quizPath, reportQuestionPath } from '#app/learner/paths.ts'
import { sectionLink } from '#app/learner/section-link.ts'
import { AnsweredQuestion } from '#components/question/answered-question.tsx'
import { AttemptResult } from '#components/question/attempt-result.tsx'
import { ReportLink } from '#components/question/report-link.tsx'
import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import { wholePercent } from '#domain/attempts/percent.ts'
import type { KeyPoint } from '#domain/course/catalogue.ts'
import { keyPointsOf } from '#domain/course/course-parts.ts'
import { sourceLocale } from '#domain/course/source-locale.ts'
import { keyPointProgress } from '#domain/learning/course-progress.ts'
import { openCycle } from '#domain/learning/learner-record.ts'
import { nextStep } from '#domain/learning/next-step.ts'
import type { MessageKey, Translate } from '#messages/index.ts'
import type { OwnAttempt } from '#server/queries/own-attempt.ts'

type Submitted = Extract<OwnAttempt, { state: 'submitted' }>
type SubmittedAttemptProps = { t: Translate; own: Submitted; place: Place }

/** What an attempt came to: the verdict, each answer as far as it is released, and what to do now. */
export function SubmittedAttempt({ t, own, place }: SubmittedAttemptProps) {
  const { attempt, result, reviewed, reports, course, isTaken } = own
  const { scoreMillipoints, maxMillipoints } = result
  const keyPoint = keyPointsOf(course).find(({ id }) => id === attempt.keyPointId)
  const withheld = whyWithheld(own)
  return (
    <>
      <AttemptResult
        t={t}
        passed={result.passed}
        keyPoint={keyPoint?.statement ?? ''}
        score={t('result.score', {
          points: scoreMillipoints / 1000,
          total: maxMillipoints / 1000,
          percent: wholePercent(scoreMillipoints, maxMillipoints),
          mark: attempt.plan.passMark,
        })}
        submitted={t('result.submitted', {
          number: attempt.number,
          when: formatInstant(attempt.submittedAt ?? result.gradedAt, place),
        })}
        {...whatNow(t, own, keyPoint)}
      />
      <section className="section answers">
        <h2>{t('result.questions')}</h2>
        {withheld === null ? null : <p className="soft">{t(withheld)}</p>}
        {reviewed.map(({ source, ...question }, index) => (
          <AnsweredQuestion
            key={question.view.id}
            t={t}
            lang={sourceLocale(course)}
            position={{ number: index + 1, total: reviewed.length }}
            question={{ ...question, readAgain: isTaken && source ? sectionLink(course, source) : null }}
          >
            <ReportLink
              t={t}
              href={reportQuestionPath(attempt.id, question.view.id)}
              report={reports.find(({ questionId }) => questionId === question.view.id)}
              place={place}
            />
          </AnsweredQuestion>
        ))}
      </section>
    </>
  )
}

const notTaken = { next: null, tryAgain: null, isMastered: false, courseCompleted: false, backHref: '/me' }

/** The next step after this result, as far as the course is still the learner's to take. */
function whatNow(t: Translate, { course, record, isTaken }: Submitted, keyPoint: KeyPoint | undefined) {
  if (!isTaken || !keyPoint) return notTaken
  const cycle = openCycle(record)
  const { attemptsLeft, state, openAttemptId } = keyPointProgress(keyPoint, cycle)
  const canTry = attemptsLeft !== 0 || openAttemptId !== null
  const left = attemptsLeft === 'unlimited' ? 0 : attemptsLeft
  return {
    next: state === 'mastered' ? nextPlace(t, course, nextStep(course, cycle)) : null,
    tryAgain: {
      action: canTry ? `${quizPath(course.id, keyPoint.moduleId, keyPoint.id)}/start` : null,
      hint: t('result.try-again-hint', {
        kind: attemptsLeft === 'unlimited' ? 'unlimited' : 'limited',
        left,
      }),
      isMain: state !== 'mastered',
    },
    isMastered: state === 'mastered',
    courseCompleted: cycle?.completion != null,
    backHref: modulePath(course.id, keyPoint.moduleId),
  }
}

function whyWithheld({ attempt, reviewed }: Submitted): MessageKey | null {
  const isAllShown = reviewed.every((question) => question.rightOptions !== null)
  if (isAllShown) return null
  switch (attempt.plan.feedbackRelease) {
    case 'after-last-attempt':
      return 'result.withheld-last'
    case 'never':
      return 'result.withheld-never'
    default:
      return 'result.mistakes-withheld'
  }
}
