import { join, relative, resolve } from 'node:path'
import { z } from 'zod'
import type { Problem } from '#domain/course/problem.ts'
import { compileContent } from '#pipeline/compile-content.ts'
import { env } from '#server/env.ts'
import { defineCommand, exitCodes, jsonOption } from '../cli-command.ts'
import { printJson } from '../print.ts'

export const check = defineCommand({
  name: 'check',
  description: 'Checks the courses and lists every problem with its place and how to mend it.',
  declare: (command) =>
    command
      .argument('[folder]', 'the folder with the courses; KEYPOINT_CONTENT or content when it is not given')
      .option(...jsonOption),
  options: z.object({ folder: z.string().optional(), json: z.boolean().default(false) }),
  async run({ folder, json }, terminal) {
    const contentFolder = folder ?? env().KEYPOINT_CONTENT
    terminal.progress('Compiling the courses')
    const { problems, stats } = await compileContent({ contentFolder, outFolder })
    const placed = problems.map((problem) => ({ ...problem, file: pathFromHere(contentFolder, problem) }))
    if (json) printJson(terminal, { problems: placed, courses: stats.courses, items: stats.items })
    else for (const problem of placed) terminal.write(describe(problem))
    terminal.say(summary(problems.length, stats.courses.length))
    return problems.length > 0 ? exitCodes.failed : exitCodes.ok
  },
})

/** A folder of its own: checking changes nothing of what is served. */
const outFolder = join('.cache', 'checked-courses')

function pathFromHere(contentFolder: string, { file }: Problem): string {
  return relative('.', resolve(contentFolder, file)) || '.'
}

function describe({ file, line, column, what, fix }: Problem): string {
  return `${file}:${line}:${column} ${what}\n  ${fix}\n`
}

function summary(problems: number, courses: number): string {
  const where = courses === 1 ? '1 course' : `${courses} courses`
  if (problems === 0) return `No problems in ${where}.`
  return `${problems === 1 ? '1 problem' : `${problems} problems`} in ${where}.`
}
