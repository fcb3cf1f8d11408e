import { expect, test } from 'vitest'
import { done } from '#server/commands/done.ts'
import { finishLesson } from '#server/commands/finish-lesson.ts'
import { reportQuestion } from '#server/commands/report-question.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalReport } from '#server/store/question-reports.ts'
import { testDatabase } from '#test/database.ts'
import { at, courseId, learnerOf, openCourse, questionsOf } from '#test/learner.ts'
import { makePerson } from '#test/people.ts'
import { selectOptionalReportedQuestion } from './reported-question.ts'

testDatabase()

test('who answers a report reads which revision was asked, except while they have to pass the quiz themselves', async () => {
  const { personId, start, submit } = await learnerOf(openCourse)
  const attemptId = await start(1)
  const [questionId] = await questionsOf(attemptId)
  const input = { personId, attemptId, questionId, category: 'unclear', text: 'What is asked?' }
  const { reportId } = done(await reportQuestion(input, at(2)))
  const report = await selectOptionalReport(database(), reportId)
  if (!report) throw new Error('The report is not kept')
  const revisionFor = async (viewerId: string) =>
    (await selectOptionalReportedQuestion(viewerId, report))?.revision
  const editor = await makePerson('Bo')
  expect(await revisionFor(editor)).toMatch(/^[0-9a-f]{64}$/)
  expect(await revisionFor(personId)).toBeNull()
  await finishLesson({ personId: editor, courseId, lessonId: 'first' }, at(3))
  expect(await selectOptionalReportedQuestion(editor, report)).toMatchObject({
    view: { id: questionId },
    revision: null,
  })
  await submit(attemptId, true, 4)
  expect(await revisionFor(personId)).toBe(report.revision)
  expect(await selectOptionalReportedQuestion(editor, { ...report, questionId: 'absent' })).toBeNull()
})
