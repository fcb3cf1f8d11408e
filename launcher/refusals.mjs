import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { errors } from '../server/errors.mjs'
import { refusalPage, refusalPolicy } from './refusal-page.mjs'

/** @typedef {import('../server/errors.mjs').ErrorCode} ErrorCode */
/** @typedef {{ status: number, headers: Record<string, string>, body: string }} Answer */

/**
 * An error of the table as an answer, before any page is asked: a page for who can read one, the sentence alone for
 * programs. The language is the visitor's Accept-Language.
 * @param {ErrorCode} code
 * @param {{ accept?: string, language?: string, reference?: string }} asked
 * @returns {Answer}
 */
export function refusalAnswer(code, { accept = 'text/html', language = '', reference }) {
  const known = language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const words = wordsOf(known)
  const sentence = words[errors[code].message] ?? ''
  if (!accept.includes('text/html')) return answerOf(code, 'text/plain', `${sentence}\n`)
  const nonce = randomBytes(16).toString('base64')
  const title = words[errors[code].status < 500 ? 'errors.refused-title' : 'errors.unexpected-title'] ?? ''
  const home = words['errors.back-home'] ?? ''
  const page = refusalPage({ language: known, title, sentence, home, nonce, reference })
  const answer = answerOf(code, 'text/html', page)
  answer.headers['content-security-policy'] = refusalPolicy(nonce)
  return answer
}

/** @param {ErrorCode} code @param {string} type @param {string} body @returns {Answer} */
function answerOf(code, type, body) {
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'private, no-store',
    ...(code === 'other-method' ? { allow: 'GET, HEAD, POST' } : {}),
  }
  return { status: errors[code].status, headers, body }
}

/** @type {Map<string, Record<string, string>>} */
const read = new Map()

/** @param {'en' | 'fr'} language @returns {Record<string, string>} */
function wordsOf(language) {
  const file = new URL(`../messages/${language}/errors.json`, import.meta.url)
  const words = read.get(language) ?? JSON.parse(readFileSync(file, 'utf8'))
  read.set(language, words)
  return words
}
