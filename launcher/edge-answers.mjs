// What the web server answers itself, before Next is asked, or when what came is no HTTP.
import { readFileSync } from 'node:fs'
import { STATUS_CODES } from 'node:http'
import { plainPage, plainPageStyleSource } from '../components/ui/plain-page.mjs'

/**
 * The status and the message of each refusal; a test holds them to the table of errors in server/errors.ts.
 * @satisfies {Record<string, { status: number, message: string }>}
 */
export const edgeErrors = {
  'not-understood': { status: 400, message: 'errors.not-understood' },
  'too-slow': { status: 408, message: 'errors.too-slow' },
  'too-large': { status: 413, message: 'errors.too-large' },
  'address-too-long': { status: 414, message: 'errors.address-too-long' },
  'headers-too-large': { status: 431, message: 'errors.headers-too-large' },
}

/** @typedef {keyof typeof edgeErrors} EdgeError */

/** @type {Record<string, Record<string, string>>} */
const words = Object.fromEntries(
  ['en', 'fr'].map((locale) => [
    locale,
    JSON.parse(readFileSync(new URL(`../messages/${locale}/errors.json`, import.meta.url), 'utf8')),
  ]),
)

/**
 * A refusal as a page in one of our languages.
 * @param {EdgeError} error
 * @param {string} [acceptLanguage] what the browser said it reads
 */
export function edgeAnswer(error, acceptLanguage = '') {
  const { status, message } = edgeErrors[error]
  const lang = acceptLanguage.trim().toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const said = words[lang] ?? {}
  const body = plainPage({
    lang,
    title: said['errors.refused-title'] ?? '',
    sentence: said[message] ?? '',
    link: { href: '/', text: said['errors.back-home'] ?? '' },
  })
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'content-security-policy': `default-src 'none'; style-src ${plainPageStyleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'cache-control': 'no-store',
    connection: 'close',
  }
  return { status, headers, body }
}

/**
 * The same as bytes for a socket, where there is no response to write to.
 * @param {EdgeError} error
 * @param {Record<string, string>} base headers of every answer
 */
export function edgeAnswerText(error, base) {
  const { status, headers, body } = edgeAnswer(error)
  const lines = Object.entries({ ...base, ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`
}
