import { errorResponse } from '#app/error-response.ts'
import { answerMoving, refusedAcrossOrigins, seeOther } from '#app/form-response.ts'
import { limitUse } from '#server/commands/limit-use.ts'
import type { Commanded } from '#server/commands/record.ts'
import { currentViewer } from '#server/session.ts'
import type { Viewer } from '#server/viewer.ts'

type Learner = { viewer: Viewer; by: Commanded }

/**
 * Does what a learner's form asks. A form from another site is refused; without a session a form leads to the
 * sign-in page and from there to `returnTo`, and a script is told.
 */
export async function learnerPost(
  request: Request,
  returnTo: string,
  work: (learner: Learner) => Promise<Response>,
): Promise<Response> {
  const refusal = await refusedAcrossOrigins(request)
  if (refusal) return refusal
  const viewer = await currentViewer()
  if (viewer) return limited(viewer, work).catch(answerMoving)
  if (isFromScript(request)) return errorResponse('not-signed-in')
  return seeOther(`/sign-in?next=${encodeURIComponent(returnTo)}`)
}

async function limited(viewer: Viewer, work: (learner: Learner) => Promise<Response>): Promise<Response> {
  const now = new Date()
  const waitSeconds = await limitUse('learner-form', viewer.personId, now)
  if (waitSeconds > 0) return errorResponse('too-many', waitSeconds)
  return work({ viewer, by: { actor: { kind: 'person', id: viewer.personId }, now } })
}

/** Whether a script of ours sent it and wants to read the answer, and not a form that wants a page. */
export function isFromScript(request: Request): boolean {
  return request.headers.get('accept')?.startsWith('application/json') ?? false
}
