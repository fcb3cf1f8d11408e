import type { CycleStateName } from './cycle-state.ts'

/** What is recorded of one person in one course. Instants are UTC. */
export type LearnerRecord = {
  personId: string
  courseId: string
  enrolmentId: string | null
  obligations: ObligationRecord[] // the open ones
  cycles: CycleRecord[] // in the order of their numbers
}

export type ObligationRecord = {
  id: string
  assignmentId: string
  dueAt: Date | null
  dueZone: string | null
  recordedFrom: Date
}

/** One round of a course, judged by the release that it pins. */
export type CycleRecord = {
  id: string
  number: number
  releaseId: string
  openedAt: Date
  closedAt: Date | null
  state: CycleStateName
  finishes: { lessonId: string; finishedAt: Date }[]
  attempts: AttemptRecord[] // in the order in which they were started
  masteries: MasteryRecord[]
  completion: CompletionRecord | null
}

export type AttemptRecord = {
  id: string
  keyPointId: string
  number: number
  startedAt: Date
  submittedAt: Date | null
  result: { scoreMillipoints: number; maxMillipoints: number; passed: boolean } | null
}

export type MasteryRecord = {
  keyPointId: string
  attemptId: string
  scoreMillipoints: number
  maxMillipoints: number
  masteredAt: Date
}

export type CompletionRecord = { completedAt: Date; scoreMillipoints: number; maxMillipoints: number }

/** The cycle that counts now: it stays open after its completion, until another one follows. Null without one. */
export function openCycle(record: LearnerRecord): CycleRecord | null {
  return record.cycles.find((cycle) => cycle.closedAt === null) ?? null
}
