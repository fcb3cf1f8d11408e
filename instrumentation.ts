import type { Instrumentation } from 'next'

/** Next calls this for every error that escaped a page, an action or a route handler. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('#server/log.ts')
  const requestId = request.headers['x-request-id']
  log().error({ err: error, requestId, method: request.method, route: routePath }, 'request failed')
}
