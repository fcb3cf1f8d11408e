import type { Course, KeyPoint, LessonItem } from '#domain/course/catalogue.ts'
import type { CompletionRecord, CycleRecord, MasteryRecord } from './learner-record.ts'

type Done = Pick<CycleRecord, 'finishes' | 'masteries'>

/** What met a requirement: the event's type, when it happened and, for a key point, the attempt that passed. */
export type Evidence =
  | { event: 'lesson-finished'; at: Date }
  | {
      event: 'key-point-mastered'
      at: Date
      attemptId: string
      scoreMillipoints: number
      maxMillipoints: number
    }

/** One thing of a course; `evidence` is null while it is missing. */
export type Requirement = {
  kind: 'lesson' | 'key-point'
  id: string
  moduleId: string
  evidence: Evidence | null
}

/** Why a course is or is not completed: what the rule asks for and what it leaves aside, in the course's order. */
export type CompletionExplanation = { required: Requirement[]; notRequired: Requirement[] }

/** Lists everything in a course by whether its completion rule asks for it, with the evidence there is. */
export function explainCompletion(course: Course, cycle: Done | null): CompletionExplanation {
  const explanation: CompletionExplanation = { required: [], notRequired: [] }
  for (const { lessons, keyPoints } of course.modules) {
    for (const lesson of lessons) {
      const list = isLessonRequired(course, lesson) ? explanation.required : explanation.notRequired
      list.push(lessonRequirement(lesson, cycle))
    }
    for (const keyPoint of keyPoints) {
      const list = isKeyPointRequired(course, keyPoint) ? explanation.required : explanation.notRequired
      list.push(keyPointRequirement(keyPoint, cycle))
    }
  }
  return explanation
}

/**
 * The completion that a cycle has earned by the course's rule, or null while something is missing. Its instant is
 * that of the last thing the rule needed; its score sums the passing attempts of the required key points, in
 * millipoints. A rule that asks for nothing completes nobody.
 */
export function completionOf(course: Course, cycle: Done): CompletionRecord | null {
  const { required } = explainCompletion(course, cycle)
  const evidence = required.flatMap((requirement) => requirement.evidence ?? [])
  if (required.length === 0 || evidence.length < required.length) return null
  const passes = evidence.filter((piece) => piece.event === 'key-point-mastered')
  return {
    completedAt: new Date(Math.max(...evidence.map((piece) => piece.at.getTime()))),
    scoreMillipoints: passes.reduce((sum, pass) => sum + pass.scoreMillipoints, 0),
    maxMillipoints: passes.reduce((sum, pass) => sum + pass.maxMillipoints, 0),
  }
}

function isLessonRequired(course: Course, lesson: LessonItem): boolean {
  return course.completion.lessons === 'all' && !lesson.optional
}

function isKeyPointRequired(course: Course, keyPoint: KeyPoint): boolean {
  const { keyPoints } = course.completion
  return keyPoints === 'all' || keyPoints.includes(keyPoint.id)
}

function lessonRequirement({ id, moduleId }: LessonItem, cycle: Done | null): Requirement {
  const finish = cycle?.finishes.find((candidate) => candidate.lessonId === id)
  const evidence: Evidence | null = finish ? { event: 'lesson-finished', at: finish.finishedAt } : null
  return { kind: 'lesson', id, moduleId, evidence }
}

function keyPointRequirement({ id, moduleId }: KeyPoint, cycle: Done | null): Requirement {
  const mastery = cycle?.masteries.find((candidate) => candidate.keyPointId === id)
  return { kind: 'key-point', id, moduleId, evidence: mastery ? evidenceOf(mastery) : null }
}

function evidenceOf(mastery: MasteryRecord): Evidence {
  const { attemptId, scoreMillipoints, maxMillipoints, masteredAt } = mastery
  return { event: 'key-point-mastered', at: masteredAt, attemptId, scoreMillipoints, maxMillipoints }
}
