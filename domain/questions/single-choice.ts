import { z } from 'zod'
import * as choice from './choice.ts'
import type { QuestionType } from './question-type.ts'

type Response = { option: string }

/** One right answer among two to eight options. */
export const singleChoice: QuestionType<choice.ChoiceSource, choice.ChoiceData, Response> = {
  type: 'single-choice',
  control: 'radio',
  sourceShape: choice.choiceShape,
  check: (source) => [...choice.findDuplicateOptions(source), ...findWrongNumberOfRight(source)],
  compile: (common, source, markdown) => ({
    ...common,
    shuffle: source.shuffle,
    options: choice.compileOptions(source, markdown),
  }),
  responseSchema: z.strictObject({ option: z.string() }),
  fixOrder: choice.fixOptionOrder,
  view: (data, order) => choice.viewOptions(data, order, 'radio'),
  readForm(data, values) {
    const [chosen] = choice.chosenOptions(data, values.slice(-1))
    return chosen ? { option: chosen.id } : null
  },
  formValues: (response) => [response.option],
  grade: (data, response) => (response && choice.rightOptionIds(data).includes(response.option) ? 1 : 0),
  feedback: (data, response) => choice.feedbackOnOptions(data, response ? [response.option] : []),
  rightOptions: choice.rightOptionIds,
}

function findWrongNumberOfRight(source: choice.ChoiceSource) {
  const right = source.options.filter((option) => option.correct).length
  if (right === 1) return []
  return [
    {
      path: ['options'],
      what: right === 0 ? 'No option of this question is right.' : `${right} options are marked as right.`,
      fix: 'Write "correct: true" at exactly one option, or make the question a multiple-choice one.',
    },
  ]
}
