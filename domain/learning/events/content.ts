import { z } from 'zod'
import { insert } from '../change.ts'
import { defineEvent } from '../event-type.ts'

/** The event's release is what learners see from now on. */
export const releaseTakenLive = defineEvent({
  type: 'release-taken-live',
  schemaVersion: 1,
  stream: 'organisation',
  payload: z.strictObject({ number: z.int() }),
  project: (p, { occurredAt, releaseId }) => [
    insert('releaseGoLive', { number: p.number, releaseId: releaseId ?? '', recordedAt: occurredAt }),
  ],
})
