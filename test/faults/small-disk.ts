import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of a test's own, in memory, that can be full and read-only also for root. */
export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'kp-disk-'))

  constructor(megabytes: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', this.folder])
  }

  /** Whether this user may mount one here. */
  static isPermitted(): boolean {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
    try {
      new SmallDisk(1).remove()
      return true
    } catch {
      return false
    }
  }

  grow(megabytes: number): void {
    this.#remount(`size=${megabytes}m`)
  }

  makeReadOnly(): void {
    this.#remount('ro')
  }

  makeWritable(): void {
    this.#remount('rw')
  }

  remove(): void {
    execFileSync('umount', ['--lazy', this.folder])
    rmdirSync(this.folder)
  }

  #remount(options: string): void {
    const { status, stderr } = spawnSync('mount', ['-o', `remount,${options}`, this.folder], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`The test's disk could not be remounted: ${stderr}`)
  }
}
