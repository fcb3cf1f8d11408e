import type { z } from 'zod'
import type { Html, QuestionItem } from '#domain/course/catalogue.ts'

export type Control = 'radio' | 'checkbox'

/** What a browser may see of a question before its key is released. */
export type QuestionView = {
  id: string
  type: string
  prompt: Html
  points: number
  control: Control
  options: { id: string; text: Html | null }[] // text null: a word from the messages (True, False)
}

/** Feedback on the options that were chosen; whether it may be shown is decided by domain/attempts. */
export type AnswerFeedback = { optionId: string; html: Html }[]

/** Where in a question's YAML something stands. */
export type SourcePath = (string | number)[]

/** Something wrong with a question's YAML; the pipeline turns its path into a line and a column. */
export type SourceProblem = { path: SourcePath; what: string; fix: string }

/** Compiles the author's Markdown; the path says where it stands, for problems found in it. */
export type SourceMarkdown = {
  block(text: string, path: SourcePath): Html
  inline(text: string, path: SourcePath): Html
}

/**
 * One kind of question: how its author writes it, how an attempt fixes and shows it, how it is graded.
 * Pure: shuffling comes in as an argument. `Data` is the compiled question with its key, `Response` what is stored
 * of an answer. A new kind is a file, a line in types.ts and its test.
 */
export interface QuestionType<Source, Data extends QuestionItem, Response> {
  type: string
  /** Which native control answers it. */
  control: Control
  /** The part of the author's YAML that is this type's own (strict); common keys are added by the pipeline. */
  sourceShape: z.ZodRawShape
  /** Faults that a schema cannot say: no right answer, two of them, duplicate option ids ... */
  check(source: Source): SourceProblem[]
  /** The author's source with its Markdown compiled, as it is stored in the question's blob. */
  compile(common: QuestionItem, source: Source, markdown: SourceMarkdown): Data
  responseSchema: z.ZodType<Response>
  /** The order of options for one attempt. `shuffle` returns a permuted copy. */
  fixOrder(data: Data, shuffle: <T>(items: readonly T[]) => T[]): string[]
  /** The question in the order of its attempt. Throws when the order names an option that is not there. */
  view(data: Data, order: readonly string[]): QuestionView
  /** What the form fields of this question say; null when nothing was answered. Unknown options are dropped. */
  readForm(data: Data, values: readonly string[]): Response | null
  /** The form values that show a response again: the ids of the chosen options. */
  formValues(response: Response): string[]
  /** The share of the points earned, 0 to 1. An unanswered question earns 0. */
  grade(data: Data, response: Response | null): number
  /** Feedback on the chosen options only. */
  feedback(data: Data, response: Response | null): AnswerFeedback
  /** Ids of the options that are right. */
  rightOptions(data: Data): string[]
}
