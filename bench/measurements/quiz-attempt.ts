import { rightValues } from '#domain/questions/known-answers.ts'
import { type CourseAtHand, courseAtHand } from '../course-at-hand.ts'
import { withClient } from '../database-server.ts'
import { demand, get, post } from '../http.ts'
import type { Installation } from '../installation.ts'
import type { Measurement } from '../measurement.ts'
import { selectLearners, sessionOf } from '../people.ts'
import { recordAttempt, replay } from '../recorded-attempt.ts'
import { quotients } from '../rounds.ts'
import { emptyPage } from './pages.ts'

const attemptsARound = 5

/**
 * A whole attempt as a browser makes it: start, read the questions, four answers saved, submit, read the result; eight
 * requests, each time by somebody who did nothing before. Against eight requests for the empty page and the attempt's
 * own statements, replayed with the database's plain client for other people who did nothing before.
 */
export const quizAttempt: Measurement = {
  id: 'quiz-attempt',
  title: 'Quiz attempt',
  async run({ small, rounds }) {
    const place = await courseAtHand(small)
    const learners = await selectLearners(small, 'not-started', 2 * attemptsARound * (rounds + 1) + 1)
    const [model, ...rest] = learners
    if (!model) throw new Error('Everybody has begun')
    const recorded = await small.within(() => recordAttempt(model, place))
    const whole = { cpu: [] as number[], wall: [] as number[] }
    const parts = { cpu: [] as number[], wall: [] as number[] }
    for (let round = 0; round <= rounds; round += 1) {
      const takers = rest.splice(0, attemptsARound)
      const others = rest.splice(0, attemptsARound)
      const cookies = await Promise.all(takers.map(({ personId }) => sessionOf(small, personId)))
      const taken = await cost(small, async () => {
        for (const cookie of cookies) await takeAttempt(small, place, cookie)
      })
      const compared = await cost(small, async () => {
        for (const cookie of cookies)
          for (let request = 0; request < 8; request += 1)
            demand(await get(`${small.url}${emptyPage}`, { cookie }), 200, emptyPage)
        await withClient(small.databaseUrl, async (client) => {
          for (const learner of others) await replay(client, recorded, learner)
        })
      })
      if (round === 0) continue
      whole.cpu.push(taken.serverCpu / attemptsARound)
      whole.wall.push(taken.wall / attemptsARound)
      parts.cpu.push((compared.serverCpu + compared.ownCpu) / attemptsARound)
      parts.wall.push(compared.wall / attemptsARound)
    }
    const name = 'a whole attempt, eight requests'
    const against = `eight empty pages and its ${recorded.statements.length} statements`
    return [
      { name, unit: 'ms CPU', samples: whole.cpu },
      { name: against, unit: 'ms CPU', samples: parts.cpu },
      { name, unit: 'ms', samples: whole.wall },
      { name: against, unit: 'ms', samples: parts.wall },
      { name, unit: 'times', against, samples: quotients(whole.cpu, parts.cpu), budget: { most: 2 } },
    ]
  },
}

/** CPU of the installation and, apart from it, of this process, whose client stands for the application's. */
async function cost(at: Installation, work: () => Promise<void>) {
  const before = await at.readCpu()
  const own = process.cpuUsage()
  const begun = performance.now()
  await work()
  const wall = performance.now() - begun
  const { user, system } = process.cpuUsage(own)
  const { appCpu, databaseCpu } = await at.cpuSince(before)
  return { wall, serverCpu: appCpu + databaseCpu, ownCpu: (user + system) / 1000 }
}

/** Starts an attempt at the quiz; gives its address. */
export async function startAttempt(at: Installation, quiz: string, cookie: string): Promise<string> {
  const started = demand(await post(`${at.url}${quiz}/start`, { cookie }), 303, 'starting')
  return `${at.url}${started.location}`
}

async function takeAttempt(at: Installation, place: CourseAtHand, cookie: string): Promise<void> {
  const attempt = await startAttempt(at, place.paths.quiz, cookie)
  const page = demand(await get(attempt, { cookie }), 200, 'the questions')
  const asked = place.keyPoint.questions.filter(({ id }) => page.body.includes(`name="answer-${id}"`))
  if (asked.length !== 4) throw new Error(`The attempt asks ${asked.length} questions and not four`)
  const form = new URLSearchParams()
  for (const question of asked) {
    const values = rightValues(question)
    const body = JSON.stringify({ questionId: question.id, values })
    const saving = { cookie, accept: 'application/json', type: 'application/json', body }
    demand(await post(`${attempt}/answers`, saving), 200, 'saving')
    form.append('shown', question.id)
    for (const value of values) form.append(`answer-${question.id}`, value)
  }
  const type = 'application/x-www-form-urlencoded'
  demand(await post(`${attempt}/submit`, { cookie, type, body: form.toString() }), 303, 'submitting')
  demand(await get(attempt, { cookie }), 200, 'the result')
}
