import { type FSWatcher, watch } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Compilation } from './compilation.ts'
import { compileContent } from './compile-content.ts'

const quietMilliseconds = 80 // editors save in several steps

/**
 * Compiles content now and after every change below `contentFolder`, one run at a time, and gives each result to
 * `onCompiled`. Problems come as results; only trouble with the folders themselves goes to `onFailure`.
 */
export function watchContent(
  folders: { contentFolder: string; outFolder: string },
  onCompiled: (compilation: Compilation) => void,
  onFailure: (error: unknown) => void,
): { close(): void } {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let isClosed = false

  async function run(): Promise<void> {
    if (isClosed) return
    await watchFolders(folders.contentFolder, watchers, schedule)
    const compilation = await compileContent(folders)
    if (!isClosed) onCompiled(compilation)
  }

  function schedule(delay = quietMilliseconds): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(run).catch(onFailure)
    }, delay)
  }

  schedule(0)
  return {
    close() {
      isClosed = true
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

/** One watcher for each folder that is not hidden: unlike a recursive one it sees files that an editor replaces. */
async function watchFolders(
  root: string,
  watchers: Map<string, FSWatcher>,
  onChange: () => void,
): Promise<void> {
  const entries = await readdir(root, { withFileTypes: true, recursive: true })
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((folder) => !path.relative(root, folder).split(path.sep).some(isHidden))
  for (const [folder, watcher] of watchers) {
    if (folders.includes(folder) || folder === root) continue
    watcher.close()
    watchers.delete(folder)
  }
  for (const folder of [root, ...folders]) {
    if (watchers.has(folder)) continue
    const watcher = watch(folder, () => onChange())
    watcher.on('error', () => {
      watcher.close()
      watchers.delete(folder)
    })
    watchers.set(folder, watcher)
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}
