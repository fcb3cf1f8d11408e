import { buildPages } from '#launcher/build-pages.ts'
import { LauncherProblem } from '#launcher/problem.mjs'
import type { Section } from './section.ts'

export const buildSection: Section = {
  title: 'Build',
  run: async () => {
    try {
      const note = (await buildPages()) === 'up to date' ? 'The last build is of these sources.' : undefined
      return { passed: 1, failed: 0, skipped: 0, output: '', note }
    } catch (error) {
      if (!(error instanceof LauncherProblem)) throw error
      return { passed: 0, failed: 1, skipped: 0, output: error.message }
    }
  },
}
