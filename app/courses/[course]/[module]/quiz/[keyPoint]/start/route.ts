import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { learnerPost } from '#app/learner/learner-post.ts'
import { attemptPath, quizPath } from '#app/learner/paths.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'

type Context = { params: Promise<{ course: string; module: string; keyPoint: string }> }

/** Starts an attempt, or goes on with the one that is open; without attempts left the quiz's page says so. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { course: courseId, module, keyPoint: keyPointId } = await params
  const quiz = quizPath(courseId, module, keyPointId)
  return learnerPost(request, quiz, async ({ viewer, by }) => {
    const outcome = await startAttempt({ personId: viewer.personId, courseId, keyPointId }, by)
    if (outcome.ok) return seeOther(attemptPath(outcome.attemptId))
    return outcome.error === 'no-attempts-left' ? seeOther(quiz) : errorResponse(outcome.error)
  })
}
