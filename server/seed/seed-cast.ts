import type { CycleStateName } from '#domain/learning/cycle-state.ts'
import type { SeedStory } from './seed-page.ts'

/** What a made-up person did, and whether what they were assigned is due already. */
export type SeedRole = { story: SeedStory; isLate: boolean }

export type SeedCounts = {
  people: number
  events: number
  completed: number
  overdue: number
  inProgress: number
  notStarted: number
}

/** The role of a numbered person: of twenty five did nothing yet, five began, seven completed, three are late. */
export function seedRole(number: number): SeedRole {
  const place = number % 20
  if (place < 5) return { story: 'not-started', isLate: false }
  if (place < 10) return { story: 'in-progress', isLate: false }
  if (place < 17) return { story: 'completed', isLate: false }
  return { story: place < 19 ? 'in-progress' : 'not-started', isLate: true }
}

/** Adds a person to the counts, under the state that a report shows them in. */
export function countLearner(counts: SeedCounts, state: CycleStateName, isLate: boolean): void {
  counts.people += 1
  if (state === 'completed') counts.completed += 1
  else if (isLate) counts.overdue += 1
  else if (state === 'in-progress') counts.inProgress += 1
  else counts.notStarted += 1
}
