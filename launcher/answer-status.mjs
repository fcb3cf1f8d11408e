import { AsyncLocalStorage } from 'node:async_hooks'

/** @typedef {{ retryAfterSeconds?: number }} AnswerWanted what a form's action wants said of its answer */
/** @typedef {(status: number, ...more: unknown[]) => import('node:http').ServerResponse} WriteHead */

/** The one of this process: pages are compiled with a copy of this file of their own. */
const processWide = /** @type {typeof globalThis & { keypointAnswers?: AsyncLocalStorage<AnswerWanted> }} */ (
  globalThis
)
processWide.keypointAnswers ??= new AsyncLocalStorage()
const answers = processWide.keypointAnswers

/**
 * Makes the answer to the request that is being answered 429, to be repeated after so many seconds: a form comes back
 * with what was typed, and a program reads that it has to wait. Next gives actions no way to say so.
 * @param {number} seconds
 */
export function answerTooMany(seconds) {
  const wanted = answers.getStore()
  if (wanted) wanted.retryAfterSeconds = seconds
}

/**
 * Lets what handles a request say so.
 * @param {import('node:http').ServerResponse} response
 * @param {() => void} handle
 */
export function withAnswerStatus(response, handle) {
  /** @type {AnswerWanted} */
  const wanted = {}
  const writeHead = /** @type {WriteHead} */ (response.writeHead.bind(response))
  /** @type {WriteHead} */
  const written = (status, ...more) => {
    if (status !== 200 || wanted.retryAfterSeconds === undefined) return writeHead(status, ...more)
    response.setHeader('retry-after', String(wanted.retryAfterSeconds))
    return writeHead(429, ...more)
  }
  response.writeHead = /** @type {typeof response.writeHead} */ (written)
  answers.run(wanted, handle)
}
