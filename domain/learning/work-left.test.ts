import { expect, it } from 'vitest'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { workLeft } from './work-left.ts'

const course = courseOf(
  [lesson('first'), lesson('second'), lesson('reading', { optional: true })],
  [keyPoint('risk'), keyPoint('duty')],
)

it('counts the minutes and quizzes that are missing, and no further reading', () => {
  expect(workLeft(course, null)).toEqual({ minutes: 20, quizzes: 2 })
  const finishes = [{ lessonId: 'first', finishedAt: new Date(0) }]
  expect(workLeft(course, { finishes, masteries: [] })).toEqual({ minutes: 10, quizzes: 2 })
})
