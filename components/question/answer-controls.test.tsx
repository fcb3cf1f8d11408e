import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Control } from '#domain/questions/question-type.ts'
import { messagesFor } from '#messages/index.ts'
import { answerControls } from './answer-controls.ts'
import { AnsweredQuestion } from './answered-question.tsx'
import { QuestionFieldset } from './question-fieldset.tsx'

const t = messagesFor('en')
const position = { number: 1, total: 2 }
const viewOf = (control: Control) => ({
  id: 'q1',
  type: 'any',
  prompt: '<p>Which?</p>',
  points: 1,
  control,
  options: [
    { id: 'a', text: 'First' },
    { id: 'b', text: 'Second' },
  ],
})

test.each(Object.keys(answerControls) as Control[])(
  'a question answered by %s asks in fields of its own name and keeps what was given',
  (control) => {
    const html = renderToStaticMarkup(
      <QuestionFieldset t={t} view={viewOf(control)} position={position} values={['b']} />,
    )
    expect(html).toContain('name="answer-q1"')
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="b"|<input[^>]*value="b"[^>]*checked=""/)
    expect(html).not.toMatch(/<input[^>]*checked=""[^>]*value="a"|<input[^>]*value="a"[^>]*checked=""/)
    expect(html).toContain(t(answerControls[control].hint))
  },
)

test.each(Object.keys(answerControls) as Control[])(
  'a question answered by %s is shown again with the answer marked in words and no more than is released',
  (control) => {
    const question = {
      view: viewOf(control),
      chosen: ['b'],
      earned: null,
      feedback: null,
      rightOptions: null,
      readAgain: null,
    }
    const html = renderToStaticMarkup(<AnsweredQuestion t={t} question={question} position={position} />)
    expect(html.split(t('result.your-answer'))).toHaveLength(2)
    expect(html).not.toContain(t('result.right-answer'))
  },
)
