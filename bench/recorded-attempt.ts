import pg from 'pg'
import { rightValues } from '#domain/questions/known-answers.ts'
import { done } from '#server/commands/done.ts'
import { saveAnswer } from '#server/commands/save-answer.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'
import { submitAttempt } from '#server/commands/submit-attempt.ts'
import { newId } from '#server/digest.ts'
import { selectOptionalOwnAttempt } from '#server/queries/own-attempt.ts'
import type { CourseAtHand } from './course-at-hand.ts'

type Statement = { text: string; values: unknown[] }
type Learner = { personId: string; cycleId: string }

/** Every statement of one attempt, in order, and the ids in them that belong to who took it. */
export type RecordedAttempt = { statements: Statement[]; learner: Learner; attemptId: string }

/** Takes an attempt with the product's own commands and queries, and writes down what they ask the database. */
export async function recordAttempt(
  learner: Learner,
  { course, keyPoint }: CourseAtHand,
): Promise<RecordedAttempt> {
  const { personId } = learner
  const by = () => ({ actor: { kind: 'person' as const, id: personId }, now: new Date() })
  const statements: Statement[] = []
  const stop = listen(statements)
  try {
    const input = { personId, courseId: course.id, keyPointId: keyPoint.id }
    const { attemptId } = done(await startAttempt(input, by()))
    const own = await selectOptionalOwnAttempt(personId, attemptId)
    const asked = keyPoint.questions.filter(({ id }) =>
      own?.attempt.plan.questions.some(({ questionId }) => questionId === id),
    )
    const answers = Object.fromEntries(asked.map((question) => [question.id, rightValues(question)]))
    for (const [id, values] of Object.entries(answers))
      done(await saveAnswer({ personId, attemptId, answers: { [id]: values } }, by().now))
    done(await submitAttempt({ personId, attemptId, answers }, by()))
    await selectOptionalOwnAttempt(personId, attemptId)
    return { statements, learner, attemptId }
  } finally {
    stop()
  }
}

/** Runs the statements again for somebody who stands where the first one stood, as a new attempt of theirs. */
export async function replay(client: pg.Client, recorded: RecordedAttempt, learner: Learner): Promise<void> {
  const attemptId = newId()
  const own = (text: string) =>
    text
      .replaceAll(recorded.learner.personId, learner.personId)
      .replaceAll(recorded.learner.cycleId, learner.cycleId)
      .replaceAll(recorded.attemptId, attemptId)
  for (const { text, values } of recorded.statements)
    await client.query(text, JSON.parse(own(JSON.stringify(values))))
}

/** Listens to every client of the process until told to stop. */
function listen(statements: Statement[]): () => void {
  const { prototype } = pg.Client
  const original = prototype.query
  prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const [config, values] = given as [string | { text: string; values?: unknown[] }, unknown[]?]
    const text = typeof config === 'string' ? config : config.text
    statements.push({ text, values: (typeof config === 'string' ? values : (config.values ?? values)) ?? [] })
    return Reflect.apply(original, this, given)
  } as typeof original
  return () => {
    prototype.query = original
  }
}
