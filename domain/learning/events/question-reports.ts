import { z } from 'zod'
import { problemCategories } from '#domain/questions/problem-category.ts'
import { insert } from '../change.ts'
import { defineEvent, erasableSchema } from '../event-type.ts'

/** A learner says that something is wrong with a question of their attempt. `revision` is the blob that was asked. */
export const questionReported = defineEvent({
  type: 'question-reported',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    reportId: z.string(),
    attemptId: z.string(),
    courseId: z.string(),
    keyPointId: z.string(),
    questionId: z.string(),
    revision: z.string(),
    category: z.enum(problemCategories),
    text: erasableSchema,
  }),
  project: ({ reportId, text, ...report }, { streamId: personId, occurredAt }) => [
    insert('questionReport', {
      personId,
      id: reportId,
      ...report,
      text: { erasable: text.erasable },
      reportedAt: occurredAt,
    }),
  ],
})

/** Somebody who looks after the course answers the report. It stands in the stream of who reported. */
export const questionReportResolved = defineEvent({
  type: 'question-report-resolved',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    reportId: z.string(),
    courseId: z.string(),
    resolvedBy: z.string(),
    note: erasableSchema,
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    insert('questionReportResolution', {
      personId,
      reportId: p.reportId,
      resolvedBy: p.resolvedBy,
      note: { erasable: p.note.erasable },
      resolvedAt: occurredAt,
    }),
  ],
})
