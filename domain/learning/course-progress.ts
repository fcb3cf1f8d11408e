import { type AttemptsLeft, attemptsLeft } from '#domain/attempts/attempts-left.ts'
import type { Course, KeyPoint, LessonItem, Module } from '#domain/course/catalogue.ts'
import { keyPointsOf, lessonsOf } from '#domain/course/course-parts.ts'
import type { AttemptRecord, CycleRecord, MasteryRecord } from './learner-record.ts'

/** So many of so many: "3 of 4". */
export type Count = { done: number; of: number }

export type LessonProgress = { lessonId: string; optional: boolean; finishedAt: Date | null }

export type KeyPointProgress = {
  keyPointId: string
  state: 'mastered' | 'in-progress' | 'not-passed' | 'not-started' // in progress: an attempt is open
  mastery: MasteryRecord | null
  openAttemptId: string | null
  attempts: AttemptRecord[] // this key point's, the oldest first
  attemptsLeft: AttemptsLeft
}

/** How far somebody is in a module or a course. Further reading is listed but not counted. */
export type Progress = {
  lessons: Count
  keyPoints: Count
  lessonStates: ReadonlyMap<string, LessonProgress>
  keyPointStates: ReadonlyMap<string, KeyPointProgress>
}

/** How far somebody is in a course; without a cycle, at its beginning. */
export function courseProgress(course: Course, cycle: CycleRecord | null): Progress {
  return progressIn({ lessons: lessonsOf(course), keyPoints: keyPointsOf(course) }, cycle)
}

/** How far somebody is in one module of a course. */
export function moduleProgress(module: Module, cycle: CycleRecord | null): Progress {
  return progressIn(module, cycle)
}

function progressIn(part: Pick<Module, 'lessons' | 'keyPoints'>, cycle: CycleRecord | null): Progress {
  const lessons = part.lessons.map((lesson) => lessonProgress(lesson, cycle))
  const keyPoints = part.keyPoints.map((keyPoint) => keyPointProgress(keyPoint, cycle))
  const counted = lessons.filter((lesson) => !lesson.optional)
  return {
    lessons: { done: counted.filter((lesson) => lesson.finishedAt).length, of: counted.length },
    keyPoints: { done: keyPoints.filter((keyPoint) => keyPoint.mastery).length, of: keyPoints.length },
    lessonStates: new Map(lessons.map((lesson) => [lesson.lessonId, lesson])),
    keyPointStates: new Map(keyPoints.map((keyPoint) => [keyPoint.keyPointId, keyPoint])),
  }
}

function lessonProgress({ id, optional }: LessonItem, cycle: CycleRecord | null): LessonProgress {
  const finish = cycle?.finishes.find((candidate) => candidate.lessonId === id)
  return { lessonId: id, optional, finishedAt: finish?.finishedAt ?? null }
}

/** How far somebody is with one key point. */
export function keyPointProgress({ id, quiz }: KeyPoint, cycle: CycleRecord | null): KeyPointProgress {
  const attempts = cycle?.attempts.filter((attempt) => attempt.keyPointId === id) ?? []
  const mastery = cycle?.masteries.find((candidate) => candidate.keyPointId === id) ?? null
  const openAttemptId = attempts.find((attempt) => attempt.submittedAt === null)?.id ?? null
  const tried = attempts.length > 0 ? 'not-passed' : 'not-started'
  return {
    keyPointId: id,
    state: mastery ? 'mastered' : openAttemptId ? 'in-progress' : tried,
    mastery,
    openAttemptId,
    attempts,
    attemptsLeft: attemptsLeft(quiz.attempts, attempts),
  }
}
