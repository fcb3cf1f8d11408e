import { headers } from 'next/headers'
import type { Logger } from 'pino'
import { log } from './log.ts'

/** The log for the request that runs now, with the id that proxy.ts gave it. Only within a request. */
export async function requestLog(): Promise<Logger> {
  return log().child({ requestId: (await headers()).get('x-request-id') ?? undefined })
}
