import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { learnerPost } from '#app/learner/learner-post.ts'
import { attemptPath, reportQuestionPath } from '#app/learner/paths.ts'
import { saveAnswer } from '#server/commands/save-answer.ts'
import { readAnswersOf } from '../form-answers.ts'

type Context = { params: Promise<{ id: string }> }

/** Saves the answers that the form shows, so that none is lost, and goes on to report a problem with a question. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id: attemptId } = await params
  return learnerPost(request, attemptPath(attemptId), async ({ viewer, by }) => {
    const form = await readAnswersOf(request)
    if (!form.ok) return errorResponse(form.error)
    if (form.reported === null) return errorResponse('not-understood')
    const { personId } = viewer
    const outcome = await saveAnswer({ personId, attemptId, answers: form.answers }, by.now)
    if (!outcome.ok && outcome.error !== 'attempt-submitted') return errorResponse(outcome.error)
    return seeOther(reportQuestionPath(attemptId, form.reported))
  })
}
