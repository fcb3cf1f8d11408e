import type { Control } from '#domain/questions/question-type.ts'
import type { AnswerControl } from './answer-control.ts'
import { AnsweredOptions } from './answered-options.tsx'
import { OptionAnswer } from './option-answer.tsx'

/** Every control by its name. A new one is its components and a line here. */
export const answerControls: Record<Control, AnswerControl> = {
  radio: { hint: 'attempt.choose-one', Answer: OptionAnswer, Answered: AnsweredOptions },
  checkbox: { hint: 'attempt.choose-several', Answer: OptionAnswer, Answered: AnsweredOptions },
}
