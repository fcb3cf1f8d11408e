import { expect, test } from 'vitest'
import { trueStatement } from '#test/factories/course.ts'
import { rightValues, wrongValues } from './known-answers.ts'
import { selectQuestionType } from './types.ts'

test('who knows the answer earns everything, and who is wrong nothing', () => {
  for (const question of [trueStatement('a', 'risk'), trueStatement('b', 'risk', false)]) {
    const type = selectQuestionType(question.type)
    const gradeOf = (values: string[]) => type.grade(question, type.readForm(question, values))
    expect(gradeOf(rightValues(question))).toBe(1)
    expect(gradeOf(wrongValues(question))).toBe(0)
  }
})
