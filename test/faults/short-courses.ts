import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A course for the fault loop: two lessons and a key point whose quiz asks two statements, all of them true. */
export type ShortCourse = { id: string; module: string; lessons: [string, string]; keyPoint: string }

/** Writes so many short courses that are open to all below `folder`. */
export async function writeShortCourses(folder: string, count: number): Promise<ShortCourse[]> {
  const courses = Array.from({ length: count }, (_, index) => shortCourse(String(index + 1).padStart(2, '0')))
  for (const course of courses) {
    const home = join(folder, course.id)
    await mkdir(join(home, `01-${course.module}`), { recursive: true })
    for (const [file, text] of Object.entries(filesOf(course))) await writeFile(join(home, file), text)
  }
  return courses
}

function shortCourse(number: string): ShortCourse {
  return { id: `short-${number}`, module: 'doors', lessons: ['opening', 'closing'], keyPoint: 'locks' }
}

function filesOf({ id, module, lessons, keyPoint }: ShortCourse): Record<string, string> {
  const lessonFiles = lessons.map((lesson, index) => [
    `01-${module}/0${index + 1}-${lesson}.mdx`,
    `---\nid: ${lesson}\ntitle: ${lesson}\ndurationMinutes: 1\nobjectives: [close-doors]\n---\n\n## Keys [#keys-${index}]\n\nKeys fit locks.\n\n${index === 0 ? `<KeyPointCheck keyPoint="${keyPoint}" />\n` : ''}`,
  ])
  return {
    'course.yaml': `id: ${id}
title: ${id}
description: For tests.
audience: Testers
owner: Nobody
reviewBy: "2099-11-30"
locales: [en]
durationMinutes: 2
completion:
  lessons: all
  keyPoints: all
open: true
`,
    [`01-${module}/module.mdx`]: `---
id: ${module}
title: Doors
objectives:
  - id: close-doors
    text: Close doors.
keyPoints:
  - id: ${keyPoint}
    statement: A lock keeps a door closed.
    objectives: [close-doors]
    sections: [${lessons[0]}#keys-0]
---

Doors open and close.
`,
    [`01-${module}/${keyPoint}.quiz.yaml`]: `keyPoint: ${keyPoint}
draw: 2
passMark: 100
attempts: unlimited
questions:
${[1, 2, 3, 4].map(question).join('')}`,
    ...Object.fromEntries(lessonFiles),
  }

  function question(number: number): string {
    return `  - id: statement-${number}
    type: true-false
    prompt: Statement ${number} is true.
    source: ${lessons[0]}#keys-0
    answer: true
    feedback:
      ifTrue: Yes.
      ifFalse: It is.
`
  }
}
