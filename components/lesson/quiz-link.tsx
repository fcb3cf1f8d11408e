import { ButtonLink, type ButtonLook } from '#components/ui/button.tsx'
import type { MessageKey, Translate } from '#messages/index.ts'
import type { KeyPointState } from './key-point-badge.tsx'

const words: Record<KeyPointState, MessageKey> = {
  mastered: 'key-point.see-quiz',
  'in-progress': 'key-point.go-on',
  'not-passed': 'key-point.try-again',
  'not-started': 'key-point.take-quiz',
}

type QuizLinkProps = {
  t: Translate
  state: KeyPointState
  href: string
  statement: string
  look?: ButtonLook
}

/** The way to a key point's quiz, in the words that fit how one stands with it. */
export function QuizLink({ t, state, href, statement, look = 'secondary' }: QuizLinkProps) {
  return (
    <ButtonLink href={href} look={state === 'mastered' ? 'quiet' : look}>
      {t(words[state])}
      <span className="visually-hidden">: {statement}</span>
    </ButtonLink>
  )
}
