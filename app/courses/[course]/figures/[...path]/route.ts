import { errorResponse } from '#app/error-response.ts'
import { figure } from '#server/catalogue.ts'
import { selectOptionalLearnerCourse } from '#server/queries/learner-course.ts'
import { currentViewer } from '#server/session.ts'

type Context = { params: Promise<{ course: string; path: string[] }> }

/**
 * An image of a course, for whoever may take the course. Its headers (app/content-security-policy.ts) keep an SVG
 * that is opened by itself from running anything.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { course: courseId, path } = await params
  const viewer = await currentViewer()
  const taken = viewer && (await selectOptionalLearnerCourse(viewer.personId, courseId))
  const found = taken && (await figure([taken.live, taken.pinned], courseId, path.join('/')))
  if (!found) return errorResponse('not-found')
  const etag = `"${found.sha256}"`
  const headers = {
    etag,
    'cache-control': 'private, max-age=0, must-revalidate',
    'content-type': found.mediaType,
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(Uint8Array.from(found.bytes), { headers })
}
