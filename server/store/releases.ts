import type { Actor } from '#domain/learning/event-type.ts'
import { appendEvents } from './append-events.ts'
import type { Db, Tx } from './database.ts'

/** The id of the release that learners see; undefined before the first one was taken live. */
export async function selectOptionalLiveReleaseId(db: Db | Tx): Promise<string | undefined> {
  const live = await db.releaseGoLive.findFirst({ orderBy: { number: 'desc' }, select: { releaseId: true } })
  return live?.releaseId
}

/** The id of the release that learners see. Throws before the first one was taken live. */
export async function selectLiveReleaseId(db: Db | Tx): Promise<string> {
  const id = await selectOptionalLiveReleaseId(db)
  if (!id) throw new Error('No release was taken live yet')
  return id
}

export type StoredRelease = { id: string; recordedAt: Date; isLive: boolean }

/** The latest stored releases, newest first, for who decides which one to take live. */
export async function selectStoredReleases(db: Db, limit: number): Promise<StoredRelease[]> {
  const live = await selectOptionalLiveReleaseId(db)
  const rows = await db.catalogueRelease.findMany({
    orderBy: [{ recordedAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, recordedAt: true },
  })
  return rows.map((row) => ({ ...row, isLive: row.id === live }))
}

/**
 * Makes a stored release the one that learners see, inside the caller's transaction. Returns false, and records
 * nothing, when it already is. Throws when no such release is stored.
 */
export async function takeReleaseLive(
  tx: Tx,
  { releaseId, actor, now }: { releaseId: string; actor: Actor; now: Date },
): Promise<boolean> {
  const stored = await tx.catalogueRelease.findUnique({ where: { id: releaseId }, select: { id: true } })
  if (!stored) throw new Error(`No release ${releaseId} is stored`)
  const last = await tx.releaseGoLive.findFirst({ orderBy: { number: 'desc' } })
  if (last?.releaseId === releaseId) return false
  const event = {
    type: 'release-taken-live',
    streamId: 'organisation',
    payload: { number: (last?.number ?? 0) + 1 },
    occurredAt: now,
    releaseId,
  }
  await appendEvents(tx, { actor, recordedAt: now, events: [event] })
  return true
}
