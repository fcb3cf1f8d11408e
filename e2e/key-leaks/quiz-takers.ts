import type { Course, KeyPoint, QuestionItem } from '#domain/course/catalogue.ts'
import { rightValues, wrongValues } from '#domain/questions/known-answers.ts'
import { done } from '#server/commands/done.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'
import { submitAttempt } from '#server/commands/submit-attempt.ts'
import { attemptQuestions } from '#server/queries/attempt-questions.ts'
import { selectOptionalAttempt } from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import { by } from '../members.ts'

export type Quiz = { courseId: string; keyPoint: KeyPoint }
export type Outcome = 'right' | 'wrong'
/** A submitted attempt, with the options that were chosen in it as `question/option`. */
export type Taken = { quiz: Quiz; attemptId: string; chosen: string[] }

/** Every quiz of the courses. */
export function quizzesOf(courses: Course[]): Quiz[] {
  return courses.flatMap((course) =>
    course.modules.flatMap((module) =>
      module.keyPoints.map((keyPoint) => ({ courseId: course.id, keyPoint })),
    ),
  )
}

/** Starts an attempt, or finds the one that is open. */
export async function begin(personId: string, { courseId, keyPoint }: Quiz): Promise<string> {
  return done(await startAttempt({ personId, courseId, keyPointId: keyPoint.id }, by())).attemptId
}

/** Answers everything in an attempt and submits it. */
export async function take(personId: string, quiz: Quiz, outcome: Outcome): Promise<Taken> {
  const attemptId = await begin(personId, quiz)
  const answers = (await questionsIn(attemptId)).map((question) => [
    question.id,
    outcome === 'right' ? rightValues(question) : wrongValues(question),
  ])
  const form = Object.fromEntries(answers) as Record<string, string[]>
  done(await submitAttempt({ personId, attemptId, answers: form }, by()))
  const chosen = Object.entries(form).flatMap(([id, options]) => options.map((option) => `${id}/${option}`))
  return { quiz, attemptId, chosen }
}

/** The questions that an attempt asks, keys included. */
export async function questionsIn(attemptId: string): Promise<QuestionItem[]> {
  const attempt = await selectOptionalAttempt(database(), attemptId)
  if (!attempt) throw new Error(`There is no attempt ${attemptId}`)
  return [...(await attemptQuestions(attempt.plan)).values()]
}
