import type { FeedbackRelease } from '#domain/course/catalogue.ts'
import type { AttemptsLeft } from './attempts-left.ts'

/** Where somebody stands with a key point in their newest cycle of its course, whatever attempt is looked at. */
export type Standing = { submitted: boolean; passed: boolean; attemptsLeft: AttemptsLeft }

/**
 * What a page may show of a submitted attempt. `feedback`: on chosen options, with what each question earned.
 * `rightAnswers`: which options are right. The score as a whole and the verdict may always be shown.
 */
export type Released = { feedback: boolean; rightAnswers: boolean }

const nothing: Released = { feedback: false, rightAnswers: false }
const everything: Released = { feedback: true, rightAnswers: true }

/** What a learner may see of their own submitted attempt under the rule that the attempt began with. */
export function releasedFor(rule: FeedbackRelease, standing: Standing): Released {
  if (!standing.submitted) return nothing
  switch (rule) {
    case 'after-pass':
      return { feedback: true, rightAnswers: standing.passed }
    case 'after-submit':
      return everything
    case 'after-last-attempt':
      return standing.attemptsLeft === 0 ? everything : nothing
    case 'never':
      return nothing
  }
}

/** The rule of a quiz that somebody has in their open cycle, and where they stand with it. */
export type OwnQuiz = { rule: FeedbackRelease; standing: Standing }

/**
 * What somebody may see of another person's attempt. `own` lists the quizzes of their open cycle whose key it would
 * give away (none without such a cycle): whoever has one gets nothing until it is released to them, whatever their role.
 */
export function releasedToReviewer(own: readonly OwnQuiz[]): Released {
  return own.every(({ rule, standing }) => releasedFor(rule, standing).rightAnswers) ? everything : nothing
}
