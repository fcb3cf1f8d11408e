import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { runScript, type Section } from './section.ts'

const resultsSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
})

type Project = 'unit' | 'store' | 'long'

/** A section that is one of Vitest's projects, with `env` added to the environment. */
export function vitestSection(
  title: string,
  project: Project,
  env: Record<string, string | undefined> = {},
  note?: string,
): Section {
  return {
    title,
    run: async () => {
      const file = join('.cache', `vitest-${title.replaceAll(/\W+/g, '-').toLowerCase()}.json`)
      await mkdir('.cache', { recursive: true })
      await rm(file, { force: true })
      const words = [
        'run',
        '--project',
        project,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
      ]
      const script = 'node_modules/vitest/vitest.mjs'
      const { code, output } = await runScript(script, [...words, `--outputFile.json=${file}`], env)
      const results = resultsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
      const failed = results.numFailedTests || (code === 0 ? 0 : 1)
      const skipped = results.numPendingTests + results.numTodoTests
      const notes = [note, ...skippedNames(results).map((name) => `Skipped: ${name}`)]
      return {
        passed: results.numPassedTests,
        failed,
        skipped,
        output,
        note: notes.filter(Boolean).join('\n  '),
      }
    },
  }
}

/** What was not tried has to be read by name: which tests, and who or where they are for. */
export function skippedNames({ testResults }: Pick<z.infer<typeof resultsSchema>, 'testResults'>): string[] {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName)
}
