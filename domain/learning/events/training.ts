import { z } from 'zod'
import { targetKinds } from '#domain/training/assignment.ts'
import { closeInterval, insert, openInterval } from '../change.ts'
import { defineEvent, instantSchema } from '../event-type.ts'

const due = { dueAt: instantSchema.nullable(), dueZone: z.string().nullable() }
const toDate = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))

/** An admin asks a person, a group or everyone to take the course that the stream is named after. */
export const assignmentMade = defineEvent({
  type: 'assignment-made',
  schemaVersion: 1,
  stream: 'course',
  payload: z.strictObject({
    assignmentId: z.string(),
    targetKind: z.enum(targetKinds),
    targetId: z.string().nullable(),
    ...due,
  }),
  project: (p, { streamId: courseId, occurredAt }) => [
    openInterval(
      'assignment',
      {
        id: p.assignmentId,
        courseId,
        targetKind: p.targetKind,
        targetId: p.targetId,
        dueAt: toDate(p.dueAt),
        dueZone: p.dueZone,
      },
      occurredAt,
    ),
  ],
})

/** The assignment asks nothing of anybody from now on; what was learned stays. */
export const assignmentWithdrawn = defineEvent({
  type: 'assignment-withdrawn',
  schemaVersion: 1,
  stream: 'course',
  payload: z.strictObject({ assignmentId: z.string() }),
  project: (p, { streamId: courseId, occurredAt }) => [
    closeInterval('assignment', { id: p.assignmentId, courseId }, occurredAt),
  ],
})

export const enrolled = defineEvent({
  type: 'enrolled',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    enrolmentId: z.string(),
    courseId: z.string(),
    by: z.enum(['assignment', 'self']),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    insert('enrolment', { personId, id: p.enrolmentId, courseId: p.courseId, recordedFrom: occurredAt }),
  ],
})

/** A round of the course begins. It pins the event's release. */
export const cycleOpened = defineEvent({
  type: 'cycle-opened',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    cycleId: z.string(),
    enrolmentId: z.string(),
    courseId: z.string(),
    number: z.int(),
  }),
  project: (p, { streamId: personId, occurredAt, releaseId }) => [
    insert('cycle', {
      personId,
      id: p.cycleId,
      enrolmentId: p.enrolmentId,
      courseId: p.courseId,
      number: p.number,
      releaseId: releaseId ?? '',
      openedAt: occurredAt,
      closedAt: null,
    }),
    openInterval(
      'cycleState',
      {
        id: `${p.cycleId}/0`,
        personId,
        cycleId: p.cycleId,
        courseId: p.courseId,
        state: 'not-started',
      },
      occurredAt,
    ),
  ],
})

export const obligationAdded = defineEvent({
  type: 'obligation-added',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    obligationId: z.string(),
    enrolmentId: z.string(),
    courseId: z.string(),
    assignmentId: z.string(),
    ...due,
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    openInterval(
      'obligation',
      {
        id: p.obligationId,
        personId,
        enrolmentId: p.enrolmentId,
        courseId: p.courseId,
        assignmentId: p.assignmentId,
        dueAt: toDate(p.dueAt),
        dueZone: p.dueZone,
      },
      occurredAt,
    ),
  ],
})

export const obligationEnded = defineEvent({
  type: 'obligation-ended',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    obligationId: z.string(),
    because: z.enum(['assignment-withdrawn', 'left-group']),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('obligation', { id: p.obligationId, personId }, occurredAt),
  ],
})
