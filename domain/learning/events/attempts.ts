import { z } from 'zod'
import { attemptPlanSchema, marksSchema, responsesSchema } from '#domain/attempts/plan.ts'
import { canonicalJson } from '#domain/learning/canonical-json.ts'
import { insert, update } from '../change.ts'
import { defineEvent } from '../event-type.ts'

export const attemptStarted = defineEvent({
  type: 'attempt-started',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    attemptId: z.string(),
    cycleId: z.string(),
    courseId: z.string(),
    keyPointId: z.string(),
    number: z.int(),
    plan: attemptPlanSchema,
  }),
  project: (p, { streamId: personId, occurredAt, releaseId }) => [
    insert('attempt', {
      personId,
      id: p.attemptId,
      cycleId: p.cycleId,
      courseId: p.courseId,
      keyPointId: p.keyPointId,
      number: p.number,
      releaseId: releaseId ?? '',
      planText: canonicalJson(p.plan),
      startedAt: occurredAt,
      submittedAt: null,
    }),
  ],
})

/** The learner hands in. `responses` are those that count, in the order of the server's versions. */
export const attemptSubmitted = defineEvent({
  type: 'attempt-submitted',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ attemptId: z.string(), responses: responsesSchema }),
  project: (p, { streamId: personId, occurredAt }) => [
    update('attempt', { personId, id: p.attemptId, submittedAt: null }, { submittedAt: occurredAt }),
  ],
})

export const attemptGraded = defineEvent({
  type: 'attempt-graded',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    attemptId: z.string(),
    cycleId: z.string(),
    keyPointId: z.string(),
    responses: responsesSchema,
    marks: marksSchema,
    scoreMillipoints: z.int(),
    maxMillipoints: z.int(),
    passed: z.boolean(),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    insert('attemptResult', {
      personId,
      attemptId: p.attemptId,
      cycleId: p.cycleId,
      keyPointId: p.keyPointId,
      responsesText: canonicalJson(p.responses),
      marksText: canonicalJson(p.marks),
      scoreMillipoints: p.scoreMillipoints,
      maxMillipoints: p.maxMillipoints,
      passed: p.passed,
      gradedAt: occurredAt,
    }),
  ],
})
