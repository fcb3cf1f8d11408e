import { oneOf } from '../seeded-random.ts'
import { type Calls, over } from './calls.ts'
import type { Journal } from './journal.ts'
import type { LearnerClient } from './learner-client.ts'
import type { ShortCourse } from './short-courses.ts'

type Tools = { client: LearnerClient; calls: Calls; journal: Journal; random: () => number }

/** A learner who completes courses and practises in between, until the load ends. */
export class LearnerAtWork {
  readonly #personId: string
  readonly #tools: Tools

  constructor(personId: string, tools: Tools) {
    this.#personId = personId
    this.#tools = tools
  }

  async work(courses: ShortCourse[]): Promise<void> {
    const { random } = this.#tools
    const left = [...courses]
    try {
      for (;;) {
        const next = random() < 0.3 ? left.pop() : undefined
        if (next) await this.#complete(next)
        else await this.#attempt(oneOf(random, courses), random() < 0.5)
      }
    } catch (error) {
      if (error !== over) throw error
    }
  }

  async #complete(course: ShortCourse): Promise<void> {
    const [first, second] = course.lessons
    await this.#finish(course, first)
    await this.#attempt(course, true)
    await this.#finish(course, second)
    this.#tools.journal.completed(this.#personId, course)
  }

  async #finish(course: ShortCourse, lesson: string): Promise<void> {
    const { calls, client, journal } = this.#tools
    const path = `/courses/${course.id}/${course.module}/${lesson}`
    await calls.until(200, () => client.get(path))
    await calls.until(303, () => client.postForm(`${path}/finish`))
    journal.finished(this.#personId, course, lesson)
  }

  /** Starts an attempt or goes on with an open one, saves answers and hands in: these, or all the right ones. */
  async #attempt(course: ShortCourse, rightly: boolean): Promise<void> {
    const { calls, client, journal, random } = this.#tools
    const quiz = `/courses/${course.id}/${course.module}/quiz/${course.keyPoint}`
    const { location } = await calls.until(303, () => client.postForm(`${quiz}/start`))
    const path = new URL(location, 'http://localhost').pathname
    const attemptId = path.split('/').at(-1) ?? ''
    journal.attempt(attemptId, this.#personId)
    const page = await calls.until(200, () => client.get(path))
    const questions = [...page.text.matchAll(/name="shown" value="([^"]+)"/g)].map(([, id]) => id ?? '')
    for (const question of [...questions, oneOf(random, questions)])
      await this.#save(attemptId, question, String(random() < 0.5))
    if (!rightly && random() < 0.2) return // left open, to be gone on with another time
    await this.#submit(attemptId, rightly ? questions : [])
  }

  async #save(attemptId: string, questionId: string, value: string): Promise<void> {
    const { calls, client, journal } = this.#tools
    const acknowledge = journal.answer(attemptId, this.#personId, questionId, value)
    const body = { questionId, values: [value] }
    if (await calls.once(200, () => client.postJson(`/attempts/${attemptId}/answers`, body))) acknowledge()
  }

  async #submit(attemptId: string, rightly: string[]): Promise<void> {
    const { calls, client, journal } = this.#tools
    const acknowledges = rightly.map((id) => journal.answer(attemptId, this.#personId, id, 'true'))
    const fields = rightly.flatMap((id): [string, string][] => [
      ['shown', id],
      [`answer-${id}`, 'true'],
    ])
    journal.attempt(attemptId, this.#personId).submitted = 'sent'
    await calls.until(303, () => client.postForm(`/attempts/${attemptId}/submit`, fields))
    for (const acknowledge of acknowledges) acknowledge()
    journal.submitted(attemptId, this.#personId)
  }
}
