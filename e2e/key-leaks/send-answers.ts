import { answerFieldName } from '#components/question/answer-field.ts'
import type { QuestionItem } from '#domain/course/catalogue.ts'
import { rightValues, wrongValues } from '#domain/questions/known-answers.ts'
import { expect } from '../fixtures.ts'
import { type Answered, actionIds, type Visitor } from '../permissions/visitor.ts'
import { type Quiz, questionsIn } from './quiz-takers.ts'

type Fields = [string, string][]
type Valued = (question: QuestionItem) => string[]

/** An attempt that somebody has open, and what they send about it. */
type Taking = { visitor: Visitor; quiz: Quiz; attemptId: string }

/**
 * Sends everything that a learner can send about an attempt and that leaves it open: as forms, which are all there is
 * without JavaScript, and as scripts do; rightly, wrongly and as nobody should. The last answer is the right one.
 */
export async function sendAnswers({ visitor, quiz, attemptId }: Taking): Promise<void> {
  const path = `/attempts/${attemptId}`
  const { courseId, keyPoint } = quiz
  const start = `/courses/${courseId}/${keyPoint.moduleId}/quiz/${keyPoint.id}/start`
  const questions = await questionsIn(attemptId)
  const [first] = questions
  if (!first) throw new Error(`Attempt ${attemptId} asks nothing`)
  expect(await visitor.send('POST', start, { form: {} })).toMatchObject({ status: 303, location: path })
  await sendNonsense(visitor, path, first)
  for (const values of [wrongValues, rightValues]) {
    const answers = formOf(questions, values)
    const saved = await visitor.send('POST', `${path}/answers`, { form: [...answers, ['at', '1']] })
    expect(saved).toMatchObject({ status: 303, location: `${path}?question=2` })
    const reporting = await visitor.send('POST', `${path}/report`, {
      form: [...answers, ['reported', first.id]],
    })
    expect(reporting.location).toContain(`${path}/questions/${first.id}/report`)
    for (const question of questions)
      expect((await sendFromScript(visitor, path, question.id, values(question))).status).toBe(200)
  }
  await askToReport(visitor, path, { attemptId, questionId: first.id })
}

/** Hands an attempt in with wrong answers, again, and then answers it once more; follows where each leads. */
export async function handIn({ visitor, attemptId }: Omit<Taking, 'quiz'>): Promise<void> {
  const path = `/attempts/${attemptId}`
  const questions = await questionsIn(attemptId)
  const form = formOf(questions, wrongValues)
  for (const address of [`${path}/submit`, `${path}/submit`, `${path}/answers`])
    expect(await visitor.send('POST', address, { form })).toMatchObject({ status: 303, location: path })
  const late = await sendFromScript(visitor, path, questions[0]?.id ?? '', ['true'])
  expect(late.status).toBe(409)
}

function formOf(questions: QuestionItem[], values: Valued): Fields {
  return questions.flatMap((question) => [
    ['shown', question.id],
    ...values(question).map((value): [string, string] => [answerFieldName(question.id), value]),
  ])
}

const fromScript = { 'content-type': 'application/json', accept: 'application/json' }

function sendFromScript(visitor: Visitor, path: string, questionId: string, values: string[]) {
  const body = JSON.stringify({ questionId, values })
  return visitor.send('POST', `${path}/answers`, { body, headers: fromScript })
}

/** Answers that nobody was asked for, and answers that are none: what refuses them may say too much. */
async function sendNonsense(visitor: Visitor, path: string, { id }: QuestionItem): Promise<void> {
  for (const [questionId, value] of [
    ['no-such-question', 'true'],
    [id, 'no-such-option'],
  ] as const)
    expect((await sendFromScript(visitor, path, questionId, [value])).status).toBe(200)
  const refused: Answered[] = [
    await visitor.send('POST', `${path}/answers`, { body: '{"questionId":', headers: fromScript }),
    await visitor.send('POST', `${path}/answers`, { body: 'x'.repeat(70_000), headers: fromScript }),
    await visitor.send('POST', `${path}/answers`, {
      form: { shown: id },
      headers: { origin: 'https://elsewhere.test' },
    }),
    await visitor.send('POST', '/attempts/absentabsentabsentabsent/answers', { form: { shown: id } }),
    await visitor.send('POST', '/attempts/absentabsentabsentabsent/submit', { form: { shown: id } }),
    await visitor.send('GET', `${path}/submit`),
  ]
  for (const { status, text } of refused) expect(status, text).toBeGreaterThanOrEqual(400)
}

/** The one server action about an attempt: refused, for nothing is chosen, with JavaScript and without it; then done. */
async function askToReport(visitor: Visitor, path: string, asked: { attemptId: string; questionId: string }) {
  const name = 'app/attempts/[id]/questions/[question]/report/action.ts submitQuestionReport'
  const action = actionIds().get(name)
  if (!action) throw new Error('No server action takes reports about questions')
  const page = `${path}/questions/${asked.questionId}/report`
  const sent = (category: string) => ({ form: { ...asked, category, text: 'What is asked?' } })
  expect((await visitor.call(action, page, sent(''))).text).toContain('What is asked?')
  expect((await visitor.act(action, page, sent(''))).status).toBe(200)
  expect((await visitor.act(action, page, sent('unclear'))).location).toContain(page)
}
