import { expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { learnerOf, openCourse, questionsOf } from '#test/learner.ts'
import { makePerson } from '#test/people.ts'
import { selectOptionalOwnAttempt } from './own-attempt.ts'
import { selectOptionalReportableQuestion } from './reportable-question.ts'

testDatabase()

test('a learner reads feedback of their own attempt after a fail, and right answers after a pass alone', async () => {
  const { personId, start, submit } = await learnerOf(openCourse)
  const attemptId = await start(1)
  const shown = () => selectOptionalOwnAttempt(personId, attemptId)
  expect(await shown()).toMatchObject({ state: 'open', asked: [{ chosen: [] }, { chosen: [] }] })
  await submit(attemptId, false, 2)
  const missed = { feedback: [{ optionId: 'false' }], rightOptions: null }
  expect(await shown()).toMatchObject({ state: 'submitted', reviewed: [missed, missed] })
  await submit(await start(3), true, 4)
  expect(await shown()).toMatchObject({ reviewed: [{ rightOptions: ['true'] }, { rightOptions: ['true'] }] })
})

test('nobody reads the attempt of somebody else as their own, nor a question of it', async () => {
  const { personId, start } = await learnerOf(openCourse)
  const attemptId = await start(1)
  const [questionId = ''] = await questionsOf(attemptId)
  const other = await makePerson('Bo')
  expect(await selectOptionalReportableQuestion(personId, attemptId, questionId)).not.toBeNull()
  expect(await selectOptionalReportableQuestion(other, attemptId, questionId)).toBeNull()
  expect(await selectOptionalOwnAttempt(other, attemptId)).toBeNull()
})
