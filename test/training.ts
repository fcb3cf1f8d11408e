import type { CycleStateName } from '#domain/learning/cycle-state.ts'
import { personDeactivated } from '#domain/learning/events/people.ts'
import { courseCompleted, courseStarted } from '#domain/learning/events/progress.ts'
import { cycleOpened, enrolled, obligationAdded } from '#domain/learning/events/training.ts'
import { type Happening, happening, record } from '#server/commands/record.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { operatorAt } from './people.ts'

/** Until when a course is asked of somebody (by nobody when empty) and how far they are. Without a state, no cycle. */
export type Training = {
  dues: (string | null)[]
  state: CycleStateName | null
  active: boolean
  completedAt?: string
}

/** Writes down people's training in a course as events. */
export async function recordTraining(
  courseId: string,
  trainings: readonly (readonly [personId: string, Training])[],
): Promise<void> {
  const happenings = trainings.flatMap(([personId, training]) => happeningsOf(personId, courseId, training))
  await inTransaction((tx) => record(tx, operatorAt(), happenings))
}

function happeningsOf(personId: string, courseId: string, training: Training): Happening[] {
  const { dues, state, active, completedAt = '2026-11-20T08:00:00.000Z' } = training
  const ids = { enrolmentId: `e-${personId}`, courseId }
  const cycle = { cycleId: `c-${personId}`, courseId }
  const scored = { completedAt, scoreMillipoints: 2999, maxMillipoints: 3000 }
  const happenings = [
    happening(enrolled, personId, { ...ids, by: 'assignment' }),
    ...dues.map((dueAt, index) => {
      const obligation = { obligationId: `o-${personId}-${index}`, assignmentId: `a-${index}`, dueAt }
      return happening(obligationAdded, personId, { ...ids, ...obligation, dueZone: dueAt && 'UTC' })
    }),
  ]
  if (state) happenings.push(happening(cycleOpened, personId, { ...cycle, ...ids, number: 1 }, 'release-1'))
  if (state && state !== 'not-started') happenings.push(happening(courseStarted, personId, cycle))
  if (state === 'completed')
    happenings.push(happening(courseCompleted, personId, { ...cycle, ...scored }, 'release-1'))
  if (!active) happenings.push(happening(personDeactivated, personId, { deactivationId: `d-${personId}` }))
  return happenings
}
