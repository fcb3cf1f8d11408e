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
