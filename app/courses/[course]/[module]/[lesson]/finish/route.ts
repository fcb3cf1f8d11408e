import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { learnerPost } from '#app/learner/learner-post.ts'
import { nextPlace } from '#app/learner/next-place.ts'
import { coursePath, lessonPath } from '#app/learner/paths.ts'
import { requestText } from '#app/request-text.ts'
import { nextStep } from '#domain/learning/next-step.ts'
import { finishLesson } from '#server/commands/finish-lesson.ts'
import { selectOptionalLearnerCourse } from '#server/queries/learner-course.ts'

type Context = { params: Promise<{ course: string; module: string; lesson: string }> }

/** Finishes a lesson and goes on to the next step; to the course when nothing is left to do. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { course: courseId, module, lesson: lessonId } = await params
  return learnerPost(request, lessonPath(courseId, module, lessonId), async ({ viewer, by }) => {
    const { personId } = viewer
    const outcome = await finishLesson({ personId, courseId, lessonId }, by)
    if (!outcome.ok) return errorResponse(outcome.error)
    const taken = await selectOptionalLearnerCourse(personId, courseId)
    const { t } = await requestText()
    const next = taken && nextPlace(t, taken.course, nextStep(taken.course, taken.cycle))
    return seeOther(next?.href ?? coursePath(courseId))
  })
}
