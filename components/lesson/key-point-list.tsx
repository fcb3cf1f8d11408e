import type { Translate } from '#messages/index.ts'
import { KeyPointBadge, type KeyPointState } from './key-point-badge.tsx'
import { QuizLink } from './quiz-link.tsx'
import { TaughtIn } from './taught-in.tsx'

export type KeyPointRow = {
  id: string
  statement: string
  state: KeyPointState
  quizHref: string
  sections: { href: string; title: string }[]
}

/** The heart of a module: what to remember, how one stands with it, where it is taught, its quiz. */
export function KeyPointList({ t, keyPoints }: { t: Translate; keyPoints: readonly KeyPointRow[] }) {
  return (
    <ol className="key-points">
      {keyPoints.map((keyPoint) => (
        <li key={keyPoint.id} id={keyPoint.id} className="key-point">
          <p className="key-point-statement">{keyPoint.statement}</p>
          <TaughtIn t={t} sections={keyPoint.sections} />
          <p className="row">
            <KeyPointBadge t={t} state={keyPoint.state} />
            <QuizLink t={t} state={keyPoint.state} href={keyPoint.quizHref} statement={keyPoint.statement} />
          </p>
        </li>
      ))}
    </ol>
  )
}
