import { relative, resolve } from 'node:path'
import type { Problem } from '#domain/course/problem.ts'
import type { Compilation } from '#pipeline/compilation.ts'
import { compileContent } from '#pipeline/compile-content.ts'
import { watchContent } from '#pipeline/watch-content.ts'

const shownProblems = 20

function folders(): { contentFolder: string; outFolder: string } {
  return {
    contentFolder: process.env.KEYPOINT_CONTENT || 'content',
    outFolder: process.env.KEYPOINT_CATALOGUE || '.catalogue',
  }
}

/**
 * Compiles the courses. Problems do not stop a start, since a course that has some stays as it was; they come back
 * as text to be shown after the step.
 */
export async function compileCourses(): Promise<{ words: string; problems: string; isServable: boolean }> {
  const compilation = await compileContent(folders())
  return {
    words: wordsFor(compilation),
    problems: describe(compilation.problems),
    isServable: compilation.releaseId !== null,
  }
}

/** Compiles after every change and tells the terminal what became of it. */
export function watchCourses(): void {
  let isFirst = true
  watchContent(
    folders(),
    (compilation) => {
      if (!isFirst && !compilation.stats.unchanged) console.log(`Courses: ${wordsFor(compilation)}`)
      if (!isFirst && compilation.problems.length > 0) console.error(describe(compilation.problems))
      isFirst = false
    },
    (error) => console.error('The courses are not watched any more:', error),
  )
}

function wordsFor({ problems, stats }: Compilation): string {
  if (problems.length > 0) return problems.length === 1 ? '1 problem' : `${problems.length} problems`
  return stats.unchanged ? 'up to date' : `${stats.computed} steps, ${stats.fromCache} kept`
}

function describe(problems: Problem[]): string {
  const lines = problems.slice(0, shownProblems).map(({ file, line, column, what, fix }) => {
    const path = relative('.', resolve(folders().contentFolder, file))
    return `  ${path}:${line}:${column}: ${what} ${fix}`
  })
  const more = problems.length - lines.length
  if (more > 0) lines.push(`  and ${more} more: npm run keypoint -- check`)
  return lines.join('\n')
}
