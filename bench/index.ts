import type { Measurement } from './measurement.ts'
import { completionReport } from './measurements/completion-report.ts'
import { events, recordCheck } from './measurements/events.ts'
import { firstView } from './measurements/first-view.ts'
import { lighthouse } from './measurements/lighthouse.ts'
import { pages } from './measurements/pages.ts'
import { quizAttempt } from './measurements/quiz-attempt.ts'
import { signIn } from './measurements/sign-in.ts'

/** Everything that is measured, in this order. */
export const measurements: readonly Measurement[] = [
  pages,
  quizAttempt,
  signIn,
  completionReport,
  recordCheck,
  events,
  firstView,
  lighthouse,
]
