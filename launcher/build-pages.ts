import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from './tool.mjs'

/** What `next build` reads. Courses are not among it: pages read the catalogue when they are asked for. */
const sources = [
  'app',
  'components',
  'domain',
  'messages',
  'reports',
  'server',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]

/** Builds the pages, unless they were built from exactly these sources. */
export async function buildPages(): Promise<'up to date' | undefined> {
  const distDir = process.env.KEYPOINT_DIST ?? '.next'
  const stamp = join(distDir, 'keypoint-sources')
  const wanted = sourcesHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'up to date'
  await runTool('node_modules/next/dist/bin/next', ['build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    what: 'Building the pages',
    fix: 'What the build said:',
  })
  // What was edited meanwhile may be in the build or not: it is served, and built again at the next start.
  if (sourcesHash() === wanted) writeFileSync(stamp, wanted)
  return undefined
}

function sourcesHash(): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of sources.flatMap(filesOf).sort()) hash.update(`\0${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (/\.[a-z]+$/.test(path)) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}
