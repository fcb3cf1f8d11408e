import { describe, expect, it } from 'vitest'
import { readAnswersOf } from './form-answers.ts'

const post = (body: string, type: string) =>
  new Request('http://training.test/', { method: 'POST', body, headers: { 'content-type': type } })
const form = 'application/x-www-form-urlencoded'

describe('the answers in a request', () => {
  it('are those of every question that a form shows, none where nothing is chosen', async () => {
    const read = await readAnswersOf(post('at=2&shown=q1&answer-q1=a&answer-q1=b&shown=q2&answer-q9=x', form))
    expect(read).toEqual({ ok: true, at: 2, reported: null, answers: { q1: ['a', 'b'], q2: [] } })
  })

  it("are a script's one question", async () => {
    const read = await readAnswersOf(post('{"questionId":"q1","values":["a"]}', 'application/json'))
    expect(read).toEqual({ ok: true, at: null, reported: null, answers: { q1: ['a'] } })
  })

  it.each([
    ['{"questionId":"q1"', 'application/json'],
    ['{"questionId":"q1","values":"a"}', 'application/json'],
    ['shown=q1', 'text/plain'],
  ])('are refused when they make no sense: %s', async (body, type) => {
    expect(await readAnswersOf(post(body, type))).toEqual({ ok: false, error: 'not-understood' })
  })

  it('are refused when they are too large', async () => {
    const read = await readAnswersOf(post(`shown=${'x'.repeat(70_000)}`, form))
    expect(read).toEqual({ ok: false, error: 'too-large' })
  })
})
