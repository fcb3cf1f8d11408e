import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Problem } from '#domain/course/problem.ts'
import { type Compilation, compileContent } from './compile-content.ts'

/**
 * Everything that is wrong with the content below a folder, coverage from objective to question included, and what it
 * amounts to. Nothing is published.
 */
export async function checkContent(contentFolder: string): Promise<Pick<Compilation, 'problems' | 'stats'>> {
  const outFolder = await mkdtemp(path.join(os.tmpdir(), 'keypoint-check-'))
  try {
    const { problems, stats } = await compileContent({ contentFolder, outFolder })
    return { problems, stats }
  } finally {
    await rm(outFolder, { recursive: true, force: true })
  }
}

/** A problem as two lines for a terminal: where and what, then what to do. */
export function formatProblem({ file, line, column, what, fix }: Problem): string {
  return `${file}:${line}:${column} ${what}\n    ${fix}`
}
