import type { Course } from '#domain/course/catalogue.ts'
import { finishLesson } from '#server/commands/finish-lesson.ts'
import type { Commanded } from '#server/commands/record.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'
import { submitAttempt } from '#server/commands/submit-attempt.ts'
import { selectOptionalAttempt } from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecord } from '#server/store/learner-record.ts'
import { courseOf, keyPoint, lesson } from './factories/course.ts'
import { makePerson } from './people.ts'
import { publishCourse } from './publish-course.ts'

/** A course open to all: a lesson, further reading and a key point of which three attempts may be made. */
export const openCourse = courseOf(
  [lesson('first'), lesson('reading', { optional: true })],
  [keyPoint('risk')],
  { open: true },
)
export const courseId = openCourse.id
export const keyPointId = 'risk'

/** A command given so many minutes after ten. */
export function at(minute: number): Commanded {
  return { actor: { kind: 'system' }, now: new Date(Date.UTC(2026, 10, 23, 10, minute)) }
}

/** Publishes a course like the open one and returns somebody new with what they can do in it. */
export async function learnerOf(published: Course, name = 'Ada') {
  await publishCourse(published)
  const personId = await makePerson(name)
  const start = async (minute: number) => {
    const outcome = await startAttempt({ personId, courseId, keyPointId }, at(minute))
    if (!outcome.ok) throw new Error(outcome.error)
    return outcome.attemptId
  }
  const submit = async (attemptId: string, rightly: boolean, minute: number) => {
    const answers = (await questionsOf(attemptId)).map((id) => [id, [String(rightly)]])
    return submitAttempt({ personId, attemptId, answers: Object.fromEntries(answers) }, at(minute))
  }
  return {
    personId,
    start,
    submit,
    finish: (lessonId: string, minute: number) => finishLesson({ personId, courseId, lessonId }, at(minute)),
    record: () => selectLearnerRecord(database(), personId, courseId),
  }
}

/** Ids of the two questions that an attempt asks. */
export async function questionsOf(attemptId: string): Promise<[string, string]> {
  const attempt = await selectOptionalAttempt(database(), attemptId)
  return attempt?.plan.questions.map((question) => question.questionId) as [string, string]
}

/** What is recorded of a person's learning, in order. */
export async function eventTypes(personId: string): Promise<string[]> {
  const where = { streamId: personId, type: { not: 'person-added' } }
  const rows = await database().learningEvent.findMany({ where, orderBy: { seq: 'asc' } })
  return rows.map((row) => row.type)
}
