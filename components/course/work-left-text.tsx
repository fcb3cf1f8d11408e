import type { Translate } from '#messages/index.ts'

type WorkLeftTextProps = { t: Translate; left: { minutes: number; quizzes: number } }

/** How much there is still to read and to answer. Renders nothing when all is done. */
export function WorkLeftText({ t, left }: WorkLeftTextProps) {
  const { minutes, quizzes } = left
  if (minutes === 0 && quizzes === 0) return null
  const both = minutes > 0 && quizzes > 0 ? 'yes' : 'no'
  return <span>{t('course.left', { minutes, quizzes, both })}</span>
}
