import type { Catalogue, Course } from '#domain/course/catalogue.ts'
import { itemKey } from '#domain/course/catalogue.ts'
import type { EventDraft, EventType } from '#domain/learning/event-type.ts'
import type { MasteryRecord } from '#domain/learning/learner-record.ts'
import { newId } from '#server/digest.ts'

export type SeedStory = 'not-started' | 'in-progress' | 'completed'

export type SeedAssignment = { id: string; groupId: string; dueAt: string | null; dueZone: string | null }

/** What one made-up learner is made of. Everything about them happens between `from` and `until`. */
export type SeedPlan = {
  number: number // from 1
  story: SeedStory
  catalogue: Catalogue
  course: Course
  assignment: SeedAssignment
  from: Date
  until: Date
}

/** What is written down of one learner, event by event, at evenly spaced instants. */
export class SeedPage {
  readonly personId = newId()
  readonly cycle: { cycleId: string; courseId: string }
  readonly events: EventDraft[] = []
  readonly done: { finishes: { lessonId: string; finishedAt: Date }[]; masteries: MasteryRecord[] } = {
    finishes: [],
    masteries: [],
  }
  #atMs: number
  readonly #stepMs: number

  constructor(readonly plan: SeedPlan) {
    this.cycle = { cycleId: newId(), courseId: plan.course.id }
    this.#atMs = plan.from.getTime()
    this.#stepMs = Math.floor((plan.until.getTime() - this.#atMs) / mostEvents(plan.course))
  }

  /** Writes an event down and returns its instant. `pinned`: it names the release. */
  write<Payload>(definition: EventType<Payload>, payload: Payload, pinned?: 'pinned'): Date {
    const occurredAt = new Date(this.#atMs)
    this.#atMs += this.#stepMs
    const releaseId = pinned && this.plan.catalogue.releaseId
    this.events.push({ type: definition.type, streamId: this.personId, payload, occurredAt, releaseId })
    return occurredAt
  }

  /** The meaning hash of something in the course. */
  meaningOf(kind: 'lesson' | 'key-point', itemId: string): string {
    const entry = this.plan.catalogue.entries.get(itemKey(this.cycle.courseId, kind, itemId))
    if (!entry) throw new Error(`The release has no ${kind} ${itemId}`)
    return entry.meaningHash
  }
}

/** Joining takes five, beginning and completing two; a quiz failed and then passed takes seven. */
function mostEvents(course: Course): number {
  const perModule = course.modules.map(({ lessons, keyPoints }) => lessons.length + 7 * keyPoints.length)
  return perModule.reduce((sum, events) => sum + events, 7)
}
