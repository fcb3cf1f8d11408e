import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A disk of a test's own that can go bad under files that are open, as a worn one does: the kernel finds an error and
 * takes no more writes. (What is mounted in memory cannot be made read-only while anybody has a file open to write.)
 */
export class WornDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'kp-worn-'))
  readonly #image = `${this.folder}.img`

  constructor(megabytes = 200) {
    writeFileSync(this.#image, '')
    truncateSync(this.#image, megabytes * 1_000_000)
    try {
      execFileSync('mkfs.ext4', ['-q', '-F', this.#image], { stdio: 'pipe' })
      this.#mount()
    } catch (error) {
      this.remove()
      throw error
    }
  }

  /** Whether this user may make one here and break it. */
  static isPermitted(): boolean {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
    let disk: WornDisk | undefined
    try {
      disk = new WornDisk(20)
      disk.breakDown()
      return true
    } catch {
      return false
    } finally {
      disk?.remove()
    }
  }

  /**
   * From now on it can only be read. What was written before is on it, as half a minute later it would be by itself:
   * the embedded database flushes nothing, and does not promise to survive the loss of what is in memory.
   */
  breakDown(): void {
    execFileSync('sync', ['--file-system', this.folder])
    const line = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((mounted) => mounted.includes(` ${this.folder} `))
    const device = line?.split(' ')[0]?.split('/').at(-1)
    writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, 'broken by a test')
  }

  /** Repairs it as an operator would. Nobody may have a file of it open. */
  repair(): void {
    execFileSync('umount', [this.folder])
    const { status, stdout } = spawnSync('e2fsck', ['-p', '-f', this.#image], { encoding: 'utf8' })
    if (status !== 0 && status !== 1) throw new Error(`The test's disk could not be repaired: ${stdout}`)
    this.#mount()
  }

  remove(): void {
    spawnSync('umount', ['--lazy', this.folder])
    rmdirSync(this.folder)
    rmSync(this.#image)
  }

  #mount(): void {
    execFileSync('mount', ['-o', 'loop,errors=remount-ro', this.#image, this.folder], { stdio: 'pipe' })
  }
}
