import { z } from 'zod'
import { type Change, closeInterval, insert, openInterval } from '../change.ts'
import { type CycleStateName, cycleStates } from '../cycle-state.ts'
import { defineEvent, instantSchema } from '../event-type.ts'

/** The first thing a learner did in a cycle. */
export const courseStarted = defineEvent({
  type: 'course-started',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ cycleId: z.string(), courseId: z.string() }),
  project: (p, { streamId: personId, occurredAt }) => moveState(personId, p, 'in-progress', occurredAt),
})

export const lessonFinished = defineEvent({
  type: 'lesson-finished',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    cycleId: z.string(),
    courseId: z.string(),
    lessonId: z.string(),
    meaningHash: z.string(),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    insert('lessonFinish', {
      personId,
      cycleId: p.cycleId,
      lessonId: p.lessonId,
      courseId: p.courseId,
      meaningHash: p.meaningHash,
      finishedAt: occurredAt,
    }),
  ],
})

export const keyPointMastered = defineEvent({
  type: 'key-point-mastered',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    cycleId: z.string(),
    courseId: z.string(),
    keyPointId: z.string(),
    attemptId: z.string(),
    scoreMillipoints: z.int(),
    maxMillipoints: z.int(),
    meaningHash: z.string(),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    insert('keyPointMastery', { personId, ...p, masteredAt: occurredAt }),
  ],
})

/** `completedAt` is the instant of the last event that the completion rule needed. */
export const courseCompleted = defineEvent({
  type: 'course-completed',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    cycleId: z.string(),
    courseId: z.string(),
    completedAt: instantSchema,
    scoreMillipoints: z.int(),
    maxMillipoints: z.int(),
  }),
  project: (p, { streamId: personId, occurredAt, releaseId }) => [
    insert('completion', {
      personId,
      cycleId: p.cycleId,
      courseId: p.courseId,
      releaseId: releaseId ?? '',
      completedAt: new Date(p.completedAt),
      scoreMillipoints: p.scoreMillipoints,
      maxMillipoints: p.maxMillipoints,
    }),
    ...moveState(personId, p, 'completed', occurredAt),
  ],
})

function moveState(
  personId: string,
  cycle: { cycleId: string; courseId: string },
  state: CycleStateName,
  at: Date,
): Change[] {
  const { cycleId, courseId } = cycle
  return [
    closeInterval('cycleState', { personId, cycleId }, at),
    openInterval(
      'cycleState',
      {
        id: `${cycleId}/${cycleStates.indexOf(state)}`,
        personId,
        cycleId,
        courseId,
        state,
      },
      at,
    ),
  ]
}
