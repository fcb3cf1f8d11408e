import { DefinitionList } from '#components/ui/definition-list.tsx'
import type { AttemptsLeft } from '#domain/attempts/attempts-left.ts'
import type { QuizRule } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'

type QuizTermsProps = { t: Translate; rule: QuizRule; questions: number; left: AttemptsLeft }

/** What somebody is in for before they start a quiz. */
export function QuizTerms({ t, rule, questions, left }: QuizTermsProps) {
  const { presentation, passMark, feedbackRelease } = rule
  const isLimited = rule.attempts !== 'unlimited'
  const attempts =
    rule.attempts === 'unlimited' || left === 'unlimited'
      ? t('quiz.attempts-unlimited')
      : t('quiz.attempts-left', { left, total: rule.attempts })
  return (
    <DefinitionList
      items={[
        {
          term: t('quiz.questions'),
          value: t('quiz.questions-value', { count: questions, presentation }),
        },
        { term: t('quiz.pass-mark'), value: t('quiz.pass-mark-value', { percent: passMark }) },
        { term: t('quiz.attempts'), value: attempts },
        { term: t('quiz.time'), value: t('quiz.time-value', { minutes: questions }) },
        { term: t('quiz.saved'), value: t('quiz.saved-value') },
        {
          term: t('quiz.failing'),
          value: t(isLimited ? 'quiz.failing-limited' : 'quiz.failing-unlimited'),
        },
        { term: t('quiz.release'), value: t(`quiz.release-${feedbackRelease}`) },
      ]}
    />
  )
}
