import type { ShortCourse } from './short-courses.ts'

/** What was sent for one question of an attempt, in order; only what was acknowledged counts as said saved. */
export type Sent = { value: string; acknowledged: boolean }

export type AttemptNote = {
  personId: string
  sent: Map<string, Sent[]> // by question id
  submitted: 'no' | 'sent' | 'acknowledged'
}

/** What the clients of the fault loop were told was done: the memory that the database is held to afterwards. */
export class Journal {
  readonly attempts = new Map<string, AttemptNote>()
  readonly finishes: { personId: string; courseId: string; lessonId: string }[] = []
  readonly completions: { personId: string; courseId: string }[] = []
  readonly acknowledged = { answers: 0, submits: 0, finishes: 0, completions: 0 }
  #touched = new Set<string>()

  attempt(attemptId: string, personId: string): AttemptNote {
    const note: AttemptNote = this.attempts.get(attemptId) ?? { personId, sent: new Map(), submitted: 'no' }
    this.attempts.set(attemptId, note)
    this.#touched.add(attemptId)
    return note
  }

  /** Notes an answer before it is sent; call what is returned when it was acknowledged. */
  answer(attemptId: string, personId: string, questionId: string, value: string): () => void {
    const { sent } = this.attempt(attemptId, personId)
    const entry: Sent = { value, acknowledged: false }
    sent.set(questionId, [...(sent.get(questionId) ?? []), entry])
    return () => {
      entry.acknowledged = true
      this.acknowledged.answers += 1
    }
  }

  submitted(attemptId: string, personId: string): void {
    this.attempt(attemptId, personId).submitted = 'acknowledged'
    this.acknowledged.submits += 1
  }

  finished(personId: string, { id }: ShortCourse, lessonId: string): void {
    this.finishes.push({ personId, courseId: id, lessonId })
    this.acknowledged.finishes += 1
  }

  completed(personId: string, { id }: ShortCourse): void {
    this.completions.push({ personId, courseId: id })
    this.acknowledged.completions += 1
  }

  /** The attempts that were touched since this was asked last. */
  takeTouched(): Set<string> {
    const touched = this.#touched
    this.#touched = new Set()
    return touched
  }
}
