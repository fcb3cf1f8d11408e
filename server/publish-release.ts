import type { Actor } from '#domain/learning/event-type.ts'
import { catalogueFolder } from './store/catalogue-folder.ts'
import { database } from './store/database.ts'
import { selectOptionalLiveReleaseId, takeReleaseLive } from './store/releases.ts'
import { storeRelease } from './store/store-release.ts'
import { inTransaction } from './store/transaction.ts'

export type Publication = { releaseId: string; isLive: boolean; changed: boolean }

/**
 * Stores the compiled release when the application starts. With the embedded database it goes live at once; on a
 * server only the very first one does, and later ones wait to be taken live deliberately.
 */
export function publishOnStart(mode: 'embedded' | 'server'): Promise<Publication> {
  return publishCompiled(mode === 'embedded' ? 'take-live' : 'wait')
}

/** Stores the compiled release and, unless it is to wait, takes it live. The very first one never waits. */
export async function publishCompiled(whenStored: 'take-live' | 'wait'): Promise<Publication> {
  const releaseId = await storeRelease(database(), catalogueFolder(), new Date())
  const live = await selectOptionalLiveReleaseId(database())
  if (live && whenStored === 'wait') return { releaseId, isLive: live === releaseId, changed: false }
  const changed = await takeStoredReleaseLive(releaseId, { kind: 'system' }, new Date())
  return { releaseId, isLive: true, changed }
}

/**
 * Makes a stored release the one that learners see; false when it already is. When another instance does the same at
 * the same moment, one of the two records it.
 */
export async function takeStoredReleaseLive(releaseId: string, actor: Actor, now: Date): Promise<boolean> {
  try {
    return await inTransaction((tx) => takeReleaseLive(tx, { releaseId, actor, now }))
  } catch (error) {
    if ((await selectOptionalLiveReleaseId(database())) === releaseId) return false
    throw error
  }
}
