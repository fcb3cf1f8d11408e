import type { LessonItem } from '#domain/course/catalogue.ts'
import { itemKey } from '#domain/course/catalogue.ts'
import { lessonsOf } from '#domain/course/course-parts.ts'
import { findLesson } from '#domain/learning/course-of-cycle.ts'
import { lessonFinished } from '#domain/learning/events/progress.ts'
import { type Commanded, type Happening, happening, record } from './record.ts'
import { completionHappenings, type LearnerOutcome, type Taking, whileTakingCourse } from './taking-course.ts'

/**
 * Records that a learner finished a lesson of their course, and the completion when it was the last thing missing.
 * Finishing again changes nothing.
 */
export async function finishLesson(
  input: { personId: string; courseId: string; lessonId: string },
  commanded: Commanded,
): Promise<LearnerOutcome<{ completedCourse: boolean }>> {
  const { personId, lessonId } = input
  return whileTakingCourse<{ completedCourse: boolean }>(input, commanded, async (tx, taking) => {
    const { course, cycle, by } = taking
    const lesson = lessonsOf(course).find((item) => item.id === lessonId)
    if (!lesson) return { ok: false, error: 'not-found' }
    if (cycle.finishes.some((finish) => finish.lessonId === lessonId))
      return { ok: true, completedCourse: false }
    const finishes = [...cycle.finishes, { lessonId, finishedAt: by.now }]
    const completion = completionHappenings(personId, course, { ...cycle, finishes })
    await record(tx, by, [...taking.before, finishHappening(personId, taking, lesson), ...completion])
    return { ok: true, completedCourse: completion.length > 0 }
  })
}

/** Names the text that was read: the live one, or the pinned one of a lesson that is no longer live. */
function finishHappening(personId: string, taking: Taking, lesson: LessonItem): Happening {
  const { course, cycle, live, pinned } = taking
  const liveCourse = live.courses.get(course.id)
  const liveLesson = liveCourse && findLesson(liveCourse, lesson)
  const [release, readId] = liveLesson ? [live, liveLesson.id] : [pinned, lesson.id]
  const meaningHash = release.entries.get(itemKey(course.id, 'lesson', readId))?.meaningHash
  if (!meaningHash) throw new Error(`Release ${release.releaseId} has no lesson ${course.id}/${readId}`)
  const payload = { cycleId: cycle.id, courseId: course.id, lessonId: lesson.id, meaningHash }
  return happening(lessonFinished, personId, payload, release.releaseId)
}
