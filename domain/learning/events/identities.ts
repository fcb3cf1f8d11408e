import { z } from 'zod'
import { closeInterval, openInterval } from '../change.ts'
import { defineEvent, erasableSchema } from '../event-type.ts'

/** The person signs in with this account of a provider; who it is there is a personal value. */
export const identityLinked = defineEvent({
  type: 'identity-linked',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ identityId: z.string(), issuer: z.string(), subject: erasableSchema }),
  project: (p, { streamId: personId, occurredAt }) => [
    openInterval(
      'externalIdentity',
      { id: p.identityId, personId, issuer: p.issuer, subject: { erasable: p.subject.erasable } },
      occurredAt,
    ),
  ],
})

export const identityUnlinked = defineEvent({
  type: 'identity-unlinked',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ identityId: z.string() }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('externalIdentity', { id: p.identityId, personId }, occurredAt),
  ],
})
