import { errorResponse } from '#app/error-response.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { isReadOnlyRefusal } from '#server/store/read-only.ts'

/** The answer to a form: go and read that page. The path is relative to the site, whatever it is called outside. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}

/** The answer to a form that another site sent; null when it is one of ours. */
export async function refusedAcrossOrigins(request: Request): Promise<Response | null> {
  return isSameOrigin(request.headers) ? null : errorResponse('other-origin')
}

/** The answer to a form whose work the database refused since it is being moved. Throws every other error on. */
export function answerMoving(error: unknown): Promise<Response> {
  if (isReadOnlyRefusal(error)) return errorResponse('moving', 120)
  throw error
}
