import { z } from 'zod'
import { closeInterval, insert, openInterval, update } from '../change.ts'
import { defineEvent } from '../event-type.ts'

export const groupCreated = defineEvent({
  type: 'group-created',
  schemaVersion: 1,
  stream: 'organisation',
  payload: z.strictObject({ groupId: z.string(), name: z.string() }),
  project: (p, { occurredAt }) => [
    insert('staffGroup', { id: p.groupId, name: p.name, recordedFrom: occurredAt }),
  ],
})

export const groupRenamed = defineEvent({
  type: 'group-renamed',
  schemaVersion: 1,
  stream: 'organisation',
  payload: z.strictObject({ groupId: z.string(), name: z.string() }),
  project: (p) => [update('staffGroup', { id: p.groupId }, { name: p.name })],
})

export const groupJoined = defineEvent({
  type: 'group-joined',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    membershipId: z.string(),
    groupId: z.string(),
    /** Set when the provider that people sign in with says so, and not somebody here. */
    source: z.literal('provider').optional(),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    openInterval(
      'groupMembership',
      { id: p.membershipId, personId, groupId: p.groupId, source: p.source ?? null },
      occurredAt,
    ),
  ],
})

export const groupLeft = defineEvent({
  type: 'group-left',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ membershipId: z.string() }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('groupMembership', { id: p.membershipId, personId }, occurredAt),
  ],
})
