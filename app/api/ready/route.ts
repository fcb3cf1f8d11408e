import { readiness } from '#server/readiness.ts'

/** Ready for people: 200, or 503 with what is missing. */
export async function GET(): Promise<Response> {
  const checks = await readiness()
  const isReady = Object.values(checks).every((state) => state === 'ok')
  return Response.json(
    { status: isReady ? 'ready' : 'not ready', ...checks },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}

export const dynamic = 'force-dynamic'
