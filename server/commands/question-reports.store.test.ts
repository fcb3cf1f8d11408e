import { describe, expect, test } from 'vitest'
import { selectOptionalReport, selectReportPage, selectReportsOf } from '#server/store/question-reports.ts'
import { testDatabase } from '#test/database.ts'
import { at, courseId, eventTypes, learnerOf, openCourse, questionsOf } from '#test/learner.ts'
import { makePerson } from '#test/people.ts'
import { reportQuestion } from './report-question.ts'
import { resolveQuestionReport } from './resolve-question-report.ts'

const db = testDatabase()

async function attemptOfAda() {
  const { personId, start, submit } = await learnerOf(openCourse)
  const attemptId = await start(1)
  const [questionId, other] = await questionsOf(attemptId)
  const report = {
    personId,
    attemptId,
    questionId,
    category: 'unclear',
    text: ' What is asked?\r\nI cannot tell. ',
  }
  return { personId, attemptId, questionId, other, report, submit }
}

describe('a report of a problem with a question', () => {
  test('is kept with the revision that was asked, and what was written can be erased', async () => {
    const { report, personId } = await attemptOfAda()
    const kept = await reportQuestion(report, at(2))
    expect(kept.ok).toBe(true)
    expect(await selectReportsOf(db(), personId)).toMatchObject([
      {
        courseId,
        category: 'unclear',
        text: 'What is asked?\nI cannot tell.',
        reportedAt: at(2).now,
        reporter: 'Ada',
        revision: expect.stringMatching(/^[0-9a-f]{64}$/),
        resolvedAt: null,
      },
    ])
    const event = await db().learningEvent.findFirstOrThrow({ where: { type: 'question-reported' } })
    expect(event.payloadText).not.toContain('What is asked')
    expect(await db().erasableValue.count({ where: { personId, kind: 'question-report' } })).toBe(1)
  })

  test('is one report however often it is sent, at once or later', async () => {
    const { report, personId } = await attemptOfAda()
    const sent = await Promise.all(Array.from({ length: 20 }, () => reportQuestion(report, at(2))))
    const again = await reportQuestion({ ...report, text: 'Something else' }, at(3))
    expect(new Set([...sent, again].map((outcome) => outcome.ok && outcome.reportId)).size).toBe(1)
    expect((await eventTypes(personId)).filter((type) => type === 'question-reported')).toHaveLength(1)
  })

  test.each([
    [{ category: 'nonsense' }, 'category'],
    [{ text: '  ' }, 'text'],
    [{ text: 'x'.repeat(2001) }, 'text'],
    [{ text: 'a\u0000b' }, 'text'],
    [{ questionId: 'of-another-quiz' }, ''],
    [{ attemptId: 'absent' }, ''],
  ])('with %j is refused and keeps nothing', async (wrong, field) => {
    const { report } = await attemptOfAda()
    const refused = await reportQuestion({ ...report, ...wrong }, at(2))
    expect(refused).toMatchObject({ ok: false, problems: [{ field }] })
    expect(await db().questionReport.count()).toBe(0)
  })

  test('of somebody else’s attempt is refused', async () => {
    const { report } = await attemptOfAda()
    const refused = await reportQuestion({ ...report, personId: await makePerson('Bo') }, at(2))
    expect(refused).toMatchObject({ ok: false, problems: [{ messageKey: 'errors.not-found' }] })
  })

  test('is refused after twenty in a day, with a sentence, until a day has passed', async () => {
    const { report, personId } = await attemptOfAda()
    const made = Array.from({ length: 20 }, (_, number) => ({
      personId,
      id: `r${number}`,
      attemptId: `a${number}`,
      courseId,
      keyPointId: 'risk',
      questionId: 'q',
      revision: '',
      category: 'other',
      text: '',
      reportedAt: at(2).now,
    }))
    await db().questionReport.createMany({ data: made })
    expect(await reportQuestion(report, at(3))).toMatchObject({
      ok: false,
      problems: [{ messageKey: 'report-question.too-many' }],
      retryAfterSeconds: 24 * 60 * 60 - 60,
    })
    expect((await reportQuestion(report, at(24 * 60 + 3))).ok).toBe(true)
    await db().questionReport.deleteMany({ where: { revision: '' } })
  })
})

describe('an answer to a report', () => {
  test('is kept with who gave it and when, and the first one stays', async () => {
    const { report, personId } = await attemptOfAda()
    const kept = await reportQuestion(report, at(2))
    const reportId = kept.ok ? kept.reportId : ''
    const resolvedBy = await makePerson('Bo', 'admin')
    const answer = { reportId, resolvedBy, note: 'Mended in the next edition.' }
    expect(await resolveQuestionReport({ ...answer, note: '' }, at(3))).toMatchObject({ ok: false })
    const answers = await Promise.all([1, 2, 3].map(() => resolveQuestionReport(answer, at(4))))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await resolveQuestionReport({ ...answer, note: 'No.' }, at(5))).toMatchObject({ ok: false })
    expect(await db().questionReportResolution.count()).toBe(1)
    expect(await selectOptionalReport(db(), reportId)).toMatchObject({
      note: answer.note,
      resolver: 'Bo',
      resolvedAt: at(4).now,
    })
    expect(await eventTypes(personId)).toContain('question-report-resolved')
  })

  test('to a report that does not exist is refused', async () => {
    const refused = await resolveQuestionReport({ reportId: 'absent', resolvedBy: 'x', note: 'y' }, at(1))
    expect(refused.ok).toBe(false)
  })
})

test('the list shows the reports of somebody’s courses, the newest first, page by page', async () => {
  const { report, other, personId } = await attemptOfAda()
  await reportQuestion(report, at(2))
  const second = await reportQuestion({ ...report, questionId: other }, at(3))
  const secondId = second.ok ? second.reportId : ''
  await resolveQuestionReport({ reportId: secondId, resolvedBy: personId, note: 'Done' }, at(4))
  const page = async (filter: Partial<Parameters<typeof selectReportPage>[1]>, before?: string) =>
    (await selectReportPage(db(), { scope: 'every-course', ...filter }, { limit: 10, before })).map(
      ({ questionId }) => questionId,
    )
  expect(await page({})).toEqual([other, report.questionId])
  expect(await page({}, secondId)).toEqual([report.questionId])
  expect(await page({ isOpen: true })).toEqual([report.questionId])
  expect(await page({ isOpen: false })).toEqual([other])
  expect(await page({ courseId: 'another' })).toEqual([])
  expect(await page({ scope: ['another'] })).toEqual([])
  expect(await page({ scope: [courseId] })).toHaveLength(2)
})
