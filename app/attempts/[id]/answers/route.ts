import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { isFromScript, learnerPost } from '#app/learner/learner-post.ts'
import { attemptPath } from '#app/learner/paths.ts'
import { saveAnswer } from '#server/commands/save-answer.ts'
import { readAnswersOf } from '../form-answers.ts'

type Context = { params: Promise<{ id: string }> }

/** Saves answers of an open attempt: one that a script sends as it is given, or all that a form shows. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id: attemptId } = await params
  const path = attemptPath(attemptId)
  return learnerPost(request, path, async ({ viewer, by }) => {
    const form = await readAnswersOf(request)
    if (!form.ok) return errorResponse(form.error)
    const { personId } = viewer
    const outcome = await saveAnswer({ personId, attemptId, answers: form.answers }, by.now)
    if (isFromScript(request)) return outcome.ok ? Response.json(outcome) : errorResponse(outcome.error)
    if (!outcome.ok)
      return outcome.error === 'attempt-submitted' ? seeOther(path) : errorResponse(outcome.error)
    return seeOther(form.at === null ? `${path}?saved=yes` : `${path}?question=${form.at + 1}`)
  })
}
