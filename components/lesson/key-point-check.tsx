import { KeypointMark } from '#components/ui/icons.tsx'
import type { Translate } from '#messages/index.ts'
import { KeyPointBadge } from './key-point-badge.tsx'
import type { KeyPointRow } from './key-point-list.tsx'
import { QuizLink } from './quiz-link.tsx'

/** In a lesson, where a key point has been taught: the invitation to its quiz. */
export function KeyPointCheck({ t, keyPoint }: { t: Translate; keyPoint: KeyPointRow }) {
  const { id, statement, state, quizHref } = keyPoint
  return (
    <aside className="key-point-check" aria-labelledby={`check-${id}`}>
      <p className="key-point-label">
        <KeypointMark />
        {t('key-point.label')}
      </p>
      <p className="key-point-statement" id={`check-${id}`}>
        {statement}
      </p>
      <p className="row">
        <KeyPointBadge t={t} state={state} />
        <QuizLink t={t} state={state} href={quizHref} statement={statement} look="primary" />
      </p>
    </aside>
  )
}
