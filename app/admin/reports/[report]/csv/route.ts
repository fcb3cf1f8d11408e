import { errorResponse } from '#app/error-response.ts'
import { requestText } from '#app/request-text.ts'
import { dayIn } from '#domain/training/due-date.ts'
import type { Reader } from '#reports/cell.ts'
import { byteOrderMark, csvOf } from '#reports/csv.ts'
import { limitUse } from '#server/commands/limit-use.ts'
import { scopeOf } from '#server/permissions.ts'
import { runReport } from '#server/queries/run-report.ts'
import { currentViewer } from '#server/session.ts'
import { exportName } from './export-name.ts'

type Context = { params: Promise<{ report: string }> }

/** A report as a file: the rows and words of the screen, written as they are read. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await currentViewer()
  if (!viewer) return errorResponse('not-signed-in')
  const now = new Date()
  const waitSeconds = await limitUse('csv-export', viewer.personId, now)
  if (waitSeconds > 0) return errorResponse('too-many', waitSeconds)
  const { t } = await requestText()
  const { report: reportId } = await params
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const run = await runReport(reportId, asked, { scope: scopeOf(viewer), now })
  if (!run.ok) return errorResponse(run.notFound ? 'not-found' : 'not-understood')
  const lines = csvOf(run.columns, run.pieces(), { t: t as Reader['t'], zone: viewer.zone })
  const name = exportName(run.report.id, run.filters.course, dayIn(viewer.zone, now))
  return new Response(streamOf(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(byteOrderMark))
    },
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
