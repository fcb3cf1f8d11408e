/** More than any form of ours has; reading thousands of them takes seconds. */
const mostFields = 200
/** Deeper than the state of any form. */
const deepest = 20

/**
 * Whether a request is for a server action, which Next reads before any code of ours does: one that it cannot read
 * would end as a fault of ours, with what was sent in the log.
 * @param {{ method?: string, headers: import('node:http').IncomingHttpHeaders }} request
 */
export function isForAction({ method, headers }) {
  const type = headers['content-type'] ?? ''
  return method === 'POST' && (headers['next-action'] !== undefined || /^\s*multipart\/form-data/i.test(type))
}

/**
 * Whether a body is what our forms send to their action, by a script or without one: the form's state and its fields.
 * @param {Buffer<ArrayBuffer>} body
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @returns {Promise<boolean>}
 */
export async function isActionForm(body, headers) {
  const form = await readMultipart(body, headers['content-type'] ?? '')
  if (!form || [...form.keys()].length > mostFields || saysTwice(form)) return false
  const action = headers['next-action']
  if (action === undefined) return isFormOfPage(form)
  const args = readJson(form.get('0'))
  return isActionId(action) && args?.length === 2 && isState(args[0]) && /^\$K[0-9a-f]+$/.test(args[1])
}

/** As React writes it into a page for who has no script. @param {FormData} form */
function isFormOfPage(form) {
  const names = [...form.keys()].filter((name) => /^\$ACTION_(REF|ID)_/.test(name))
  const [name = ''] = names
  if (names.length !== 1) return false
  if (name.startsWith('$ACTION_ID_')) return isActionId(name.slice('$ACTION_ID_'.length))
  const number = name.slice('$ACTION_REF_'.length)
  const reference = readJson(form.get(`$ACTION_${number}:0`))
  const bound = readJson(form.get(`$ACTION_${number}:1`))
  return isActionId(reference?.id) && reference.bound === '$@1' && bound?.length === 1 && isState(bound[0])
}

/** @param {unknown} id */
const isActionId = (id) => typeof id === 'string' && /^[0-9a-f]{40,64}$/.test(id)

/** What a form said last: plain values, and nothing that refers to something else. @param {unknown} state */
function isState(state) {
  return typeof state === 'object' && state !== null && !Array.isArray(state) && isPlain(state, 0)
}

/** @param {unknown} value @param {number} depth @returns {boolean} */
function isPlain(value, depth) {
  if (depth > deepest) return false
  if (typeof value === 'string') return !/^\$(?!\$|undefined$|0:)/.test(value)
  if (typeof value !== 'object' || value === null) return true
  return !Object.hasOwn(value, '__proto__') && Object.values(value).every((one) => isPlain(one, depth + 1))
}

/** Any, since what somebody sent may be anything; each use checks it. @param {FormDataEntryValue | null} text @returns {any} */
function readJson(text) {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/** Whether something that React reads has two values, of which each reader would take its own. @param {FormData} form */
function saysTwice(form) {
  const names = [...form.keys()].filter((name) => /^(\d+$|\$ACTION_)/.test(name))
  return new Set(names).size < names.length
}

/** @param {Buffer<ArrayBuffer>} body @param {string} type @returns {Promise<FormData | null>} */
async function readMultipart(body, type) {
  const [, , boundary] =
    /^\s*multipart\/form-data\s*;\s*boundary=("?)([\w'()+,./:=?-]+)\1\s*$/i.exec(type) ?? []
  if (!boundary || !arePlainParts(body, boundary)) return null
  return new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
}

/**
 * Whether the parts are written as browsers write them. The framework reads the form by another parser than we do: a
 * charset, another header or an escape in a name would mean one thing to it and another to us.
 * @param {Buffer} body @param {string} boundary
 */
function arePlainParts(body, boundary) {
  const [before, ...parts] = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`)
  const end = parts.pop()
  return before === '' && /^--(\r\n)?$/.test(end ?? '') && parts.every((part) => plainHead.test(part))
}

const plainHead =
  /^\r\nContent-Disposition: form-data; name="[^"\\\r\n]*"(; filename="[^"\\\r\n]*"\r\nContent-Type: [\w.+/-]+)?\r\n\r\n/i
