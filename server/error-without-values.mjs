/**
 * What a log may say of an error: its kind, its code and where it happened. Messages of the database, of its client and
 * of parsers quote what they were given, so those are left out.
 * @param {unknown} error
 */
export function errorWithoutValues(error) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: error.name,
    code,
    message: quotesValues(error, code) ? undefined : error.message,
    digest: 'digest' in error ? String(error.digest) : undefined, // how Next calls it
    stack: frames?.join('\n'),
  }
}

/** @param {Error} error @param {string | undefined} code */
function quotesValues({ name }, code) {
  const isOfDatabase = /^[0-9A-Z]{5}$/.test(code ?? '') // SQLSTATE
  return isOfDatabase || name.startsWith('Prisma') || name === 'SyntaxError' || name === 'ZodError'
}

/**
 * A console.error for a process that serves people: what the framework prints of an error goes to the log as well, but
 * without its message.
 * @param {{ error: (about: object, words: string) => void }} log
 */
export function quietConsoleError(log) {
  /** @param {unknown[]} said */
  return (...said) => {
    const errors = said.filter((one) => one instanceof Error)
    if (errors.length === 0) return log.error({}, said.map(String).join(' '))
    for (const error of errors)
      log.error({ err: errorWithoutValues(error) }, 'the framework reports an error')
  }
}
