import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What was answered to a request: no redirect is followed. */
export type Answered = {
  status: number
  location: string | null
  type: string
  text: string
  headers: Headers
}

type Sent = { form?: Record<string, string>; headers?: Record<string, string> }
/** A form in which a name may stand more than once, or the bytes of another body. */
type SentBody = Omit<Sent, 'form'> & { form?: Record<string, string> | [string, string][]; body?: string }

/** Is told of every response to a visitor, whole. */
type Witness = (response: Response, path: string) => Promise<void>

/** Somebody who sends requests by hand, without a browser. */
export class Visitor {
  readonly #origin: string
  readonly #cookie: string | null
  readonly #witness: Witness | null

  constructor(origin: string, cookie: string | null = null, witness: Witness | null = null) {
    this.#origin = origin
    this.#cookie = cookie
    this.#witness = witness
  }

  get(path: string): Promise<Answered> {
    return this.#send('GET', path, {})
  }

  /** A method with a form as browsers send it; `headers` says otherwise. */
  send(method: string, path: string, { form, body, headers }: SentBody = {}): Promise<Answered> {
    return this.#send(method, path, {
      body: form ? new URLSearchParams(form).toString() : body,
      headers: { ...(form && { 'content-type': 'application/x-www-form-urlencoded' }), ...headers },
    })
  }

  /** Asks a server action as its form does where JavaScript is off, whoever was shown that form. */
  act(action: string, path: string, { form = {}, headers }: Sent = {}): Promise<Answered> {
    const body = new FormData()
    body.set('$ACTION_REF_1', '')
    body.set('$ACTION_1:0', JSON.stringify({ id: action, bound: '$@1' }))
    body.set('$ACTION_1:1', '[{"values":{},"problems":[]}]')
    for (const [name, value] of Object.entries(form)) body.set(name, value)
    return this.#send('POST', path, { body, headers })
  }

  /** Asks a server action as the framework's script does. */
  call(action: string, path: string, { form = {}, headers }: Sent = {}): Promise<Answered> {
    const body = new FormData()
    for (const [name, value] of Object.entries(form)) body.set(`_1_${name}`, value)
    body.set('0', '[{"values":{},"problems":[]},"$K1"]')
    return this.#send('POST', path, {
      body,
      headers: { 'next-action': action, accept: 'text/x-component', ...headers },
    })
  }

  async #send(
    method: string,
    path: string,
    { body, headers }: Omit<RequestInit, 'method'>,
  ): Promise<Answered> {
    const response = await fetch(new URL(path, this.#origin), {
      method,
      redirect: 'manual',
      body,
      headers: {
        origin: this.#origin,
        ...(this.#cookie && { cookie: this.#cookie }),
        ...(headers as Record<string, string>),
      },
    })
    await this.#witness?.(response.clone(), path)
    return {
      status: response.status,
      location: response.headers.get('x-action-redirect')?.split(';')[0] ?? response.headers.get('location'),
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
      headers: response.headers,
    }
  }
}

/** Signs somebody in by the form and gives the cookie that they have then. */
export async function signInByForm(origin: string, email: string, password: string): Promise<string> {
  const body = new FormData()
  const action = actionIds().get('app/sign-in/action.ts submitSignIn') ?? ''
  body.set('$ACTION_REF_1', '')
  body.set('$ACTION_1:0', JSON.stringify({ id: action, bound: '$@1' }))
  body.set('$ACTION_1:1', '[{"email":"","next":"/","problems":[]}]')
  body.set('email', email)
  body.set('password', password)
  const response = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin },
  })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (!cookie) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`)
  return cookie
}

/** The ids that this build gave to server actions, by file and name. */
export function actionIds(): Map<string, string> {
  const file = join(process.env.KEYPOINT_DIST ?? '.next', 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return new Map(
    Object.entries(node).map(([id, action]) => [`${action.filename} ${action.exportedName}`, id]),
  )
}

type Manifest = { node: Record<string, { filename: string; exportedName: string }> }
