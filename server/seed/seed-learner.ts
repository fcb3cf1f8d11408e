import type { KeyPoint, LessonItem } from '#domain/course/catalogue.ts'
import { keyPointsOf, lessonsOf } from '#domain/course/course-parts.ts'
import { completionOf } from '#domain/learning/completion.ts'
import type { CycleStateName } from '#domain/learning/cycle-state.ts'
import type { EventDraft } from '#domain/learning/event-type.ts'
import { groupJoined } from '#domain/learning/events/groups.ts'
import { personAdded } from '#domain/learning/events/people.ts'
import { courseCompleted, courseStarted, lessonFinished } from '#domain/learning/events/progress.ts'
import { cycleOpened, enrolled, obligationAdded } from '#domain/learning/events/training.ts'
import { newId } from '#server/digest.ts'
import { type ErasableRow, newErasable } from '#server/store/erasable.ts'
import { quizEvents } from './quiz-events.ts'
import { SeedPage, type SeedPlan } from './seed-page.ts'

export type SeededLearner = { events: EventDraft[]; erasables: ErasableRow[]; state: CycleStateName }

/** The events of a made-up learner from the day they are added, with their personal values and where they ended. */
export function seedLearner(plan: SeedPlan): SeededLearner {
  const page = new SeedPage(plan)
  const erasables = join(page)
  const state = plan.story === 'not-started' ? 'not-started' : learn(page)
  return { events: page.events, erasables, state }
}

/** The address of a made-up person; numbers begin with 1. */
function seedEmail(number: number): string {
  return `person-${number}@example.test`
}

function join(page: SeedPage): ErasableRow[] {
  const { personId, cycle, plan } = page
  const { courseId } = cycle
  const name = newErasable(personId, 'display-name', `Person ${plan.number}`)
  const email = newErasable(personId, 'email', seedEmail(plan.number))
  const profile = { profileId: newId(), displayName: name.ref, locale: 'en', zone: 'UTC' }
  page.write(personAdded, { ...profile, emailId: newId(), email: email.ref })
  const { id: assignmentId, groupId, dueAt, dueZone } = plan.assignment
  page.write(groupJoined, { membershipId: newId(), groupId })
  const enrolmentId = newId()
  page.write(enrolled, { enrolmentId, courseId, by: 'assignment' })
  page.write(cycleOpened, { ...cycle, enrolmentId, number: 1 }, 'pinned')
  page.write(obligationAdded, { obligationId: newId(), enrolmentId, courseId, assignmentId, dueAt, dueZone })
  return [name.row, email.row]
}

function learn(page: SeedPage): CycleStateName {
  const { course, story, number } = page.plan
  const lessons = lessonsOf(course).filter((lesson) => !lesson.optional)
  const keyPoints = keyPointsOf(course)
  const isHalfWay = story === 'in-progress'
  page.write(courseStarted, page.cycle, 'pinned')
  finishLessons(page, isHalfWay ? lessons.slice(0, number % lessons.length) : lessons)
  if (isHalfWay) for (const first of keyPoints.slice(0, 1)) takeQuiz(page, first, number % 2 === 0)
  else for (const keyPoint of keyPoints) takeQuiz(page, keyPoint, true)
  const earned = completionOf(course, page.done)
  if (!earned) return 'in-progress'
  const completion = { ...page.cycle, ...earned, completedAt: earned.completedAt.toISOString() }
  page.write(courseCompleted, completion, 'pinned')
  return 'completed'
}

function finishLessons(page: SeedPage, lessons: LessonItem[]): void {
  for (const { id: lessonId } of lessons) {
    const meaningHash = page.meaningOf('lesson', lessonId)
    const finishedAt = page.write(lessonFinished, { ...page.cycle, lessonId, meaningHash }, 'pinned')
    page.done.finishes.push({ lessonId, finishedAt })
  }
}

/** Every fifth learner fails a quiz before they pass it, as far as its rule lets them try again. */
function takeQuiz(page: SeedPage, keyPoint: KeyPoint, passes: boolean): void {
  if (!passes) return void quizEvents(page, keyPoint, 'fail')
  const mayFail = keyPoint.quiz.attempts === 'unlimited' || keyPoint.quiz.attempts > 1
  const failed = page.plan.number % 5 === 0 && mayFail ? [quizEvents(page, keyPoint, 'fail')] : []
  quizEvents(page, keyPoint, 'pass', failed)
}
