import type { LearningItem } from '#components/course/learning-item.ts'
import { wholePercent } from '#domain/attempts/percent.ts'
import { explainCompletion } from '#domain/learning/completion.ts'
import type { CompletionRecord } from '#domain/learning/learner-record.ts'
import { nextStep } from '#domain/learning/next-step.ts'
import { workLeft } from '#domain/learning/work-left.ts'
import { effectiveDue, statusOf } from '#domain/training/status.ts'
import type { Translate } from '#messages/index.ts'
import type { LearnerCourse } from '#server/queries/learner-course.ts'
import { nextPlace } from './next-place.ts'
import { coursePath } from './paths.ts'

/** A learner's course as it stands at `now`, as far as a browser may know it. */
export function toLearningItem(
  t: Translate,
  { course, cycle, record }: LearnerCourse,
  now: Date,
): LearningItem {
  const { required } = explainCompletion(course, cycle)
  const due = effectiveDue(record.obligations)
  return {
    courseId: course.id,
    title: course.title,
    href: coursePath(course.id),
    status: statusOf(cycle?.state ?? null, due?.dueAt ?? null, now),
    due,
    steps: { done: required.filter(({ evidence }) => evidence !== null).length, of: required.length },
    left: workLeft(course, cycle),
    next: nextPlace(t, course, nextStep(course, cycle)),
    completion: cycle?.completion ? completionOf(cycle.completion) : null,
  }
}

function completionOf(completion: CompletionRecord): NonNullable<LearningItem['completion']> {
  const { completedAt, scoreMillipoints, maxMillipoints } = completion
  const percent = maxMillipoints === 0 ? null : wholePercent(scoreMillipoints, maxMillipoints)
  return { completedAt, percent }
}
