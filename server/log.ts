import pino, { type Logger } from 'pino'
import { env } from './env.ts'
import { errorWithoutValues } from './error-without-values.mjs'

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
    serializers: { err: errorWithoutValues },
    redact: { paths: unwelcome.flatMap((name) => [name, `*.${name}`]), censor: '[removed]' },
  })
  return processWide.keypointLog
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
