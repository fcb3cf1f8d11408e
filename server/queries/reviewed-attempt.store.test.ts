import { describe, expect, test } from 'vitest'
import { finishLesson } from '#server/commands/finish-lesson.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { at, courseId, learnerOf, openCourse } from '#test/learner.ts'
import { makePerson } from '#test/people.ts'
import { selectOptionalReviewedAttempt } from './reviewed-attempt.ts'

testDatabase()
describe('a submitted attempt', () => {
  test('shows its learner feedback after a fail and the right answers after a pass', async () => {
    const { personId, start, submit } = await learnerOf(openCourse)
    const failed = await start(1)
    const shown = async () => selectOptionalReviewedAttempt(personId, failed)
    expect(await shown()).toMatchObject({ state: 'open', asked: [{ chosen: [] }, { chosen: [] }] })
    await submit(failed, false, 2)
    expect(await shown()).toMatchObject({
      state: 'submitted',
      result: { passed: false },
      reviewed: [{ rightOptions: null, feedback: [{ optionId: 'false' }] }, {}],
    })
    expect(JSON.stringify(await shown())).not.toContain('if true')
    await submit(await start(3), true, 4)
    expect(await shown()).toMatchObject({ reviewed: [{ rightOptions: ['true'] }, {}] })
    expect(await selectOptionalReviewedAttempt(personId, 'absent')).toBeNull()
  })

  test('shows a reviewer everything, unless they have to pass the quiz themselves', async () => {
    const { start, submit } = await learnerOf(openCourse)
    const attemptId = await start(1)
    await submit(attemptId, true, 2)
    const reviewer = await makePerson('Bo')
    const shown = () => selectOptionalReviewedAttempt(reviewer, attemptId)
    expect(await shown()).toMatchObject({ released: { feedback: true, rightAnswers: true } })
    await finishLesson({ personId: reviewer, courseId, lessonId: 'first' }, at(3))
    expect(await shown()).toMatchObject({
      released: { feedback: false, rightAnswers: false },
      reviewed: [{ chosen: [], earned: null, feedback: null, source: null, rightOptions: null }, {}],
    })
  })

  test('proves what happened and what was asked by hashes, except to who could guess answers from them', async () => {
    const { personId, start, submit } = await learnerOf(openCourse)
    const attemptId = await start(1)
    const reviewer = await makePerson('Bo')
    const hashesFor = async (viewerId: string) => {
      const shown = await selectOptionalReviewedAttempt(viewerId, attemptId)
      return [...(shown?.chain ?? []).map(({ hash }) => hash), ...(shown?.revisions.values() ?? [])]
    }
    const question = expect.stringMatching(/^[0-9a-f]{64}$/)
    const event = expect.stringMatching(/^v1:/)
    expect(await hashesFor(reviewer)).toEqual([event, question, question])
    expect(await hashesFor(personId)).toEqual([null])
    await submit(attemptId, false, 2)
    expect(await hashesFor(reviewer)).toEqual([event, event, event, question, question])
    // Feedback on what they chose is released to them, and the right answers are not.
    expect(await hashesFor(personId)).toEqual([null, null, null])
    await finishLesson({ personId: reviewer, courseId, lessonId: 'first' }, at(3))
    expect(await hashesFor(reviewer)).toEqual([null, null, null])
    await submit(await start(4), true, 5)
    expect(await hashesFor(personId)).toEqual([event, event, event, question, question])
  })

  test('tells no more of its questions than is asked', async () => {
    const { start, submit } = await learnerOf(openCourse)
    const attemptId = await start(1)
    await submit(attemptId, true, 2)
    const reviewer = await makePerson('Bo')
    await finishLesson({ personId: reviewer, courseId, lessonId: 'first' }, at(3))
    const shown = JSON.stringify(await selectOptionalReviewedAttempt(reviewer, attemptId))
    expect(shown).not.toMatch(/"(blob|meaningHash)"/)
  })

  test('shows a reviewer nothing before the rule of their own release allows it', async () => {
    const { quiz } = keyPoint('risk')
    const lenient = keyPoint('risk', { quiz: { ...quiz, feedbackRelease: 'after-submit' } })
    const { start, submit } = await learnerOf(courseOf([lesson('first')], [lenient], { open: true }))
    const attemptId = await start(1)
    await submit(attemptId, true, 2)
    const strict = await learnerOf(openCourse, 'Bo')
    await strict.submit(await strict.start(3), false, 4)
    expect(await selectOptionalReviewedAttempt(strict.personId, attemptId)).toMatchObject({
      released: { feedback: false, rightAnswers: false },
    })
    await strict.submit(await strict.start(5), true, 6)
    expect(await selectOptionalReviewedAttempt(strict.personId, attemptId)).toMatchObject({
      released: { feedback: true, rightAnswers: true },
    })
  })
})
