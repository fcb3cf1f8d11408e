import { z } from 'zod'
import * as choice from './choice.ts'
import type { QuestionType, SourceProblem } from './question-type.ts'

const scorings = ['all-or-nothing', 'each-option'] as const
type Scoring = (typeof scorings)[number]
type Source = choice.ChoiceSource & { scoring: Scoring }
type Data = choice.ChoiceData & { scoring: Scoring }
type Response = { options: string[] } // in the written order

/** One or more right answers among two to eight options, at least one of which is wrong. */
export const multipleChoice: QuestionType<Source, Data, Response> = {
  type: 'multiple-choice',
  control: 'checkbox',
  sourceShape: { ...choice.choiceShape, scoring: z.enum(scorings).default('all-or-nothing') },
  check: (source) => [...choice.findDuplicateOptions(source), ...findOneSided(source)],
  compile: (common, source, markdown) => ({
    ...common,
    shuffle: source.shuffle,
    scoring: source.scoring,
    options: choice.compileOptions(source, markdown),
  }),
  responseSchema: z.strictObject({ options: z.array(z.string()).min(1) }),
  fixOrder: choice.fixOptionOrder,
  view: (data, order) => choice.viewOptions(data, order, 'checkbox'),
  readForm(data, values) {
    const options = choice.chosenOptions(data, values).map((option) => option.id)
    return options.length > 0 ? { options } : null
  },
  formValues: (response) => response.options,
  grade: (data, response) => (response ? gradeChosen(data, response.options) : 0),
  feedback: (data, response) => choice.feedbackOnOptions(data, response?.options ?? []),
  rightOptions: choice.rightOptionIds,
}

/** each-option: (right chosen - wrong chosen) / number of right ones, not below 0. */
function gradeChosen(data: Data, ids: readonly string[]): number {
  const chosen = choice.chosenOptions(data, ids)
  const right = chosen.filter((option) => option.correct).length
  const wrong = chosen.length - right
  const all = choice.rightOptionIds(data).length
  if (data.scoring === 'each-option') return Math.max(0, right - wrong) / all
  return right === all && wrong === 0 ? 1 : 0
}

function findOneSided(source: Source): SourceProblem[] {
  const right = source.options.filter((option) => option.correct).length
  if (right === 0)
    return [
      {
        path: ['options'],
        what: 'No option of this question is right.',
        fix: 'Write "correct: true" at each option that is right.',
      },
    ]
  if (right === source.options.length)
    return [
      {
        path: ['options'],
        what: 'Every option of this question is right.',
        fix: 'Add an option that is not.',
      },
    ]
  return []
}
