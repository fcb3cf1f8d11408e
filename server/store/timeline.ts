import type { Db } from './database.ts'

export type TimelineEvent = {
  seq: number
  type: string
  payload: unknown
  occurredAt: Date
  actorKind: string
  actorId: string | null
}

/** The latest events of a person's stream before number `before`, newest first, at most `limit`. */
export async function selectTimeline(
  db: Db,
  personId: string,
  { limit, before }: { limit: number; before?: number },
): Promise<TimelineEvent[]> {
  const isWithin = before !== undefined && before <= highestNumber
  const rows = await db.learningEvent.findMany({
    where: { streamKind: 'learner', streamId: personId, ...(isWithin ? { seq: { lt: before } } : {}) },
    orderBy: { seq: 'desc' },
    take: limit,
    select: {
      seq: true,
      type: true,
      payloadText: true,
      occurredAt: true,
      actorKind: true,
      actorId: true,
    },
  })
  return rows.map(({ payloadText, ...row }) => ({ ...row, payload: JSON.parse(payloadText) as unknown }))
}

/** The highest that the database can count to. */
const highestNumber = 2 ** 31 - 1

/** What something was: whichever of these it has. */
export type WhatEnded = { groupId?: string; role?: string; courseId?: string }

/** What memberships, granted roles and obligations with these ids are about, by id; of an id that nothing has, nothing. */
export async function selectWhatEnded(db: Db, ids: string[]): Promise<Map<string, WhatEnded>> {
  const has = { where: { id: { in: ids } } }
  const [memberships, grants, obligations] = await Promise.all([
    db.groupMembership.findMany({ ...has, select: { id: true, groupId: true } }),
    db.roleGrant.findMany({ ...has, select: { id: true, role: true, courseId: true } }),
    db.obligation.findMany({ ...has, select: { id: true, courseId: true } }),
  ])
  return new Map<string, WhatEnded>([
    ...memberships.map(({ id, groupId }) => [id, { groupId }] as const),
    ...grants.map(({ id, role, courseId }) => [id, { role, courseId: courseId ?? undefined }] as const),
    ...obligations.map(({ id, courseId }) => [id, { courseId }] as const),
  ])
}

export type ChainPlace = { type: string; seq: number; hash: string; prevHash: string; recordedAt: Date }

/** Where an attempt's events stand in its learner's chain, in order. */
export function selectChainOfAttempt(db: Db, personId: string, attemptId: string): Promise<ChainPlace[]> {
  return db.learningEvent.findMany({
    where: {
      streamKind: 'learner',
      streamId: personId,
      type: { in: ['attempt-started', 'attempt-submitted', 'attempt-graded', 'key-point-mastered'] },
      payloadText: { contains: `"attemptId":"${attemptId}"` },
    },
    orderBy: { seq: 'asc' },
    select: { type: true, seq: true, hash: true, prevHash: true, recordedAt: true },
  })
}
