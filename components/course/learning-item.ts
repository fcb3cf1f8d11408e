import type { Status } from '#domain/training/status.ts'

/** One course as its learner's home shows it. */
export type LearningItem = {
  courseId: string
  title: string
  href: string
  status: Status
  due: { dueAt: Date; dueZone: string } | null
  steps: { done: number; of: number }
  left: { minutes: number; quizzes: number }
  /** The exact place to go on, and what it is called; null when there is nothing left to do. */
  next: { href: string; title: string } | null
  completion: { completedAt: Date; percent: number | null } | null
}
