import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { learnerPost } from '#app/learner/learner-post.ts'
import { attemptPath } from '#app/learner/paths.ts'
import { submitAttempt } from '#server/commands/submit-attempt.ts'
import { readAnswersOf } from '../form-answers.ts'

type Context = { params: Promise<{ id: string }> }

/** Hands in an attempt with the answers that the form shows; handing in again leads to the same result. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id: attemptId } = await params
  const path = attemptPath(attemptId)
  return learnerPost(request, path, async ({ viewer, by }) => {
    const form = await readAnswersOf(request)
    if (!form.ok) return errorResponse(form.error)
    const outcome = await submitAttempt({ personId: viewer.personId, attemptId, answers: form.answers }, by)
    return outcome.ok ? seeOther(path) : errorResponse(outcome.error)
  })
}
