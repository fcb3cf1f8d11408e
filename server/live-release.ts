import { publishCompiled } from './publish-release.ts'
import { catalogueFolder, selectCompiledAt } from './store/catalogue-folder.ts'
import { database } from './store/database.ts'
import { selectLiveReleaseId } from './store/releases.ts'

const secondsBetweenLooks = 3

/**
 * Which release is live, asked again at most every few seconds. During development a newly compiled release goes
 * live as soon as someone looks.
 */
export class LiveRelease {
  #id: Promise<string> | undefined
  #lookedAtMs = 0
  #compiledAtMs = 0
  #following: Promise<void> | undefined

  async selectId(): Promise<string> {
    if (process.env.NODE_ENV === 'development') await this.#followCompiled()
    const nowMs = performance.now()
    if (!this.#id || nowMs - this.#lookedAtMs > secondsBetweenLooks * 1000) this.#look(nowMs)
    return this.#id as Promise<string>
  }

  #look(nowMs: number): void {
    this.#lookedAtMs = nowMs
    const found = selectLiveReleaseId(database())
    this.#id = found
    found.catch(() => {
      if (this.#id === found) this.#id = undefined
    })
  }

  #followCompiled(): Promise<void> {
    this.#following ??= this.#publishNewlyCompiled().finally(() => {
      this.#following = undefined
    })
    return this.#following
  }

  async #publishNewlyCompiled(): Promise<void> {
    const compiledAtMs = await selectCompiledAt(catalogueFolder())
    if (compiledAtMs === this.#compiledAtMs) return
    if (compiledAtMs > 0) await publishCompiled('take-live')
    this.#compiledAtMs = compiledAtMs
    this.#id = undefined
  }
}
