import { database } from '#server/store/database.ts'
import { courseAtHand } from '../course-at-hand.ts'
import type { Installation } from '../installation.ts'
import { type LighthouseRun, lighthouseCategories, lighthouseMetrics, runLighthouse } from '../lighthouse.ts'
import type { Line, Measurement } from '../measurement.ts'
import { addAdmin, sessionOf } from '../people.ts'
import { startAttempt } from './quiz-attempt.ts'

/** Its score for speed differs from run to run, most of all on a busy machine. */
const runsOfEach = 3

/** Lighthouse of the pages that most people see most, with the demo organisation's data. */
export const lighthouse: Measurement = {
  id: 'lighthouse',
  title: 'Lighthouse',
  onlyEmbedded: true,
  async run({ small }) {
    const { course, paths } = await courseAtHand(small)
    const learner = await sessionOf(small, await demoLearner(small))
    const admin = await sessionOf(small, (await addAdmin(small, 'lighthouse')).personId)
    const result = await someResult(small)
    const question = await startAttempt(small, paths.quiz, learner)
    const visits = [
      ['home', `${small.url}/`, learner],
      ['module', `${small.url}${paths.module}`, learner],
      ['lesson', `${small.url}${paths.lesson}`, learner],
      ['question', question, learner],
      ['result', `${small.url}/attempts/${result.attemptId}`, await sessionOf(small, result.personId)],
      ['report', `${small.url}/admin/reports/completion?course=${course.id}`, admin],
    ] as const
    const lines: Line[] = []
    const speeds: number[] = []
    for (const [name, url, cookie] of visits) {
      const runs: LighthouseRun[] = []
      for (let time = 0; time < runsOfEach; time += 1) runs.push(await runLighthouse(url, cookie))
      lines.push(...scoreLines(name, runs), ...metricLines(name, runs))
      speeds.push(...runs.map(({ benchmarkIndex }) => benchmarkIndex))
    }
    return [...lines, { name: 'this machine, to Lighthouse', unit: 'index', samples: speeds }]
  },
}

function scoreLines(name: string, runs: LighthouseRun[]): Line[] {
  return lighthouseCategories.map((category) => ({
    name: `${name}: ${category}`,
    unit: 'of 100',
    samples: runs.map(({ scores }) => scores[category]),
    budget: { least: 95 },
  }))
}

function metricLines(name: string, runs: LighthouseRun[]): Line[] {
  return lighthouseMetrics.map((id) => ({
    name: `${name}: ${id.replaceAll('-', ' ')}`,
    unit: id === 'cumulative-layout-shift' ? 'shift' : 'ms',
    samples: runs.map(({ metrics }) => metrics[id]),
  }))
}

function demoLearner(at: Installation): Promise<string> {
  return at.within(async () => {
    const row = await database().cycleState.findFirstOrThrow({
      where: { state: 'not-started', recordedUntil: null },
    })
    return row.personId
  })
}

function someResult(at: Installation): Promise<{ personId: string; attemptId: string }> {
  return at.within(() =>
    database().attemptResult.findFirstOrThrow({
      where: { passed: true },
      orderBy: { gradedAt: 'asc' },
      select: { personId: true, attemptId: true },
    }),
  )
}
