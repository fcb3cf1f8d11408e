import type { FeedbackRelease } from '#domain/course/catalogue.ts'
import { namesFound, type Received } from '#test/key-leaks/received.ts'
import { expect } from '../fixtures.ts'
import type { Taken } from './quiz-takers.ts'
import { feedbackOn, hashOf, right, verdict } from './wanted.ts'

/** How much of a submitted attempt is shown; `proof`: everything, with the hashes that prove it. */
export type Shown = 'nothing' | 'chosen' | 'right answers' | 'proof'
export type Shows = Record<FeedbackRelease, Shown>

/** Expects each attempt's page to show exactly so much as its quiz's rule lets it, and every other page nothing. */
export function expectShown(
  received: Received[],
  attempts: Taken[],
  { shows, pathOf, when }: { shows: Shows; pathOf: (attempt: Taken) => string; when: string },
): void {
  const isOf = (attempt: Taken) => (piece: Received) => piece.from.split(/[ ?]/)[0] === pathOf(attempt)
  for (const attempt of attempts) {
    const rule = attempt.quiz.keyPoint.quiz.feedbackRelease
    const pieces = received.filter(isOf(attempt))
    expect(pieces.map(({ status }) => status)).toContain(200)
    expect(namesFound(pieces), `${rule} ${when}`).toEqual(expectedOf(attempt, shows[rule]))
  }
  const others = received.filter((piece) => !attempts.some((attempt) => isOf(attempt)(piece)))
  expect(namesFound(others), when).toEqual([])
}

function expectedOf({ chosen, quiz }: Taken, shown: Shown): string[] {
  if (shown === 'nothing') return []
  const names = [verdict, ...chosen.map(feedbackOn)]
  if (shown !== 'chosen') names.push(right)
  if (shown === 'proof') names.push(...quiz.keyPoint.questions.map(({ id }) => hashOf(id)))
  return names.sort()
}
