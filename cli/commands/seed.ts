import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import { seedPeople } from '#server/seed/seed-people.ts'
import { defineCommand, exitCodes, Failure, jsonOption } from '../cli-command.ts'
import { byOperator } from '../operator.ts'
import { printJson } from '../print.ts'
import { progressBar } from '../progress-bar.ts'

export const seed = defineCommand({
  name: 'seed',
  description: 'Adds made-up people in every state of a course, to try the installation under load.',
  declare: (command) =>
    command
      .requiredOption('--people <number>', 'how many, up to 1000000')
      .option('--course <id>', 'the course that they take; not needed where only one is live')
      .option(...jsonOption),
  options: z.object({
    people: z.coerce
      .number('is a whole number')
      .int('is a whole number')
      .min(1, 'is at least 1')
      .max(1_000_000, 'is at most 1000000'),
    course: z.string().optional(),
    json: z.boolean().default(false),
  }),
  run: ({ people, course, json }, terminal) =>
    withDatabase(async () => {
      const courseId = course ?? (await onlyCourse())
      const counts = await seedPeople({ people, courseId }, byOperator(), (done) =>
        terminal.progress(progressBar(done, people, 'people')),
      )
      if (!counts) throw new Failure(`No course ${courseId} is live.`)
      const { events, completed, overdue, inProgress, notStarted } = counts
      if (json) printJson(terminal, counts)
      terminal.say(
        `Added ${counts.people} people with ${events} events: ${completed} completed, ${overdue} overdue, ${inProgress} in progress, ${notStarted} not started.`,
      )
      return exitCodes.ok
    }),
})

async function onlyCourse(): Promise<string> {
  const [first, ...others] = (await currentCatalogue()).courses.keys()
  if (first === undefined) throw new Failure('No course is live.')
  if (others.length === 0) return first
  throw new Failure(`Several courses are live, so say which with --course: ${[first, ...others].join(', ')}.`)
}
