import pino, { type Logger } from 'pino'
import { env } from './env.ts'

const processWide = globalThis as typeof globalThis & { keypointLog?: Logger }

/**
 * The process's log: one JSON object a line on standard output. Ids only: no names, addresses or answers; what
 * looks like a secret or a person is cut out in case somebody forgets.
 */
export function log(): Logger {
  processWide.keypointLog ??= pino({
    level: env().LOG_LEVEL,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: withoutValues },
    redact: { paths: unwelcome.flatMap((name) => [name, `*.${name}`]), censor: '[removed]' },
  })
  return processWide.keypointLog
}

/** What went wrong and where. Prisma's messages quote the values of a query, so only their kind is kept. */
function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  const message = error.name.startsWith('Prisma') ? undefined : error.message
  return { type: error.name, code, message, stack: frames?.join('\n') }
}

const unwelcome = [
  'password',
  'secret',
  'token',
  'cookie',
  'authorization',
  'email',
  'address',
  'displayName',
  'name',
  'ip',
  'payload',
  'response',
]
