/** What nobody may find in a log, an address or the page of an error. */
export const marks = {
  wrong: 'a-wrong-password-9c1d',
  email: 'marked.person@example.org',
  name: 'Markedname',
  session: 'marked-session-value-51be',
  token: 'marked-link-token-77aa',
  chosen: 'a-chosen-password-4d2b',
  stored: 'marked-stored-3e6c',
}

/** Somebody who asks and keeps every address that they are sent to and the body of every refusal. */
export class QuietVisitor {
  readonly #origin: string
  told = ''

  constructor(origin: string) {
    this.#origin = origin
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { origin: this.#origin, accept: 'text/html', ...(init.headers as Record<string, string>) }
    const response = await fetch(`${this.#origin}${path}`, { redirect: 'manual', ...init, headers })
    this.told += `${response.headers.get('location') ?? ''}\n`
    if (response.status >= 400) this.told += await response.clone().text()
    return response
  }

  /** Fills the first form of a page in, as a browser without JavaScript does, and sends it. */
  async fill(path: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
    const page = await (await this.ask(path, { headers: { cookie } })).text()
    const form = page.split('<form').find((piece) => piece.includes('$ACTION_'))
    if (!form) throw new Error(`${path} has no form of ours:\n${page}`)
    const body = new FormData()
    const hidden = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)
    for (const [, name = '', value = ''] of hidden) body.set(name, value.replaceAll('&quot;', '"'))
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.ask(path, { method: 'POST', body, headers: { cookie } })
  }

  /** Tries to sign in; the cookie of the session, or nothing. */
  async signIn(email: string, password: string): Promise<string> {
    return cookieOf(await this.fill('/sign-in', { email, password }))
  }
}

const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** Searches, mistakes and refusals of somebody who may read about people, with what is marked in each. */
export async function provokeRefusals(visitor: QuietVisitor, cookie: string): Promise<void> {
  const headers = { cookie }
  await visitor.ask('/me', { headers: { cookie: `keypoint=${marks.session}` } })
  await visitor.ask(`/me?token=${marks.token}`, { headers })
  await visitor.ask(`/admin/people?text=${marks.name}`, { headers })
  await visitor.ask(`/admin/reports/completion?course=nothing&text=${marks.name}`, { headers })
  await visitor.ask(`/admin/reports/completion.csv?course=%2e&text=${marks.email}`, { headers })
  await visitor.ask('/admin/people/nobody', { headers })
  await visitor.ask('/attempts/nothing/answers', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ questionId: 'q', values: [marks.name] }),
  })
  await visitor.ask('/sign-out', {
    method: 'POST',
    headers: { ...headers, origin: `https://${marks.token}.example` },
  })
  await visitor.fill('/forgot-password', { email: marks.email }).catch(() => null) // no form where no mail is sent
}

/**
 * Opens a one-time link as its owner, a mail scanner and a broken program do, and uses it up. Gives the cookie of the
 * browser that holds the token, and the one of the session that began.
 */
export async function walkThroughLink(visitor: QuietVisitor, token: string) {
  const path = `/link?token=${token}`
  const elsewhere = 'https://evil.example'
  await visitor.ask(path, { method: 'HEAD' })
  await visitor.ask(path, { method: 'POST' })
  await visitor.ask(path, { method: 'POST', headers: { origin: elsewhere } })
  await visitor.ask(path, { method: 'DELETE' })
  await visitor.ask(path, { method: 'POST', body: 'a'.repeat(1_100_000) })
  await visitor.ask(path, { headers: { 'x-much': 'a'.repeat(20_000) } })
  await visitor.ask(`${path}%00`)
  await visitor.ask(`${path}.`)
  await visitor.ask(`${path}&more=${'a'.repeat(9000)}`)
  const holder = cookieOf(await visitor.ask(path))
  const headers = { cookie: holder }
  await visitor.ask('/choose-password', { method: 'POST', headers: { ...headers, origin: elsewhere } })
  await visitor.ask('/choose-password', { method: 'POST', headers, body: 'not what a form sends' })
  await visitor.fill('/choose-password', { password: 'Password12345' }, holder)
  const session = await visitor.fill('/choose-password', { password: marks.chosen }, holder)
  return { holder, session: session.headers.getSetCookie().join('; ') }
}

/** The lines of a log in which something stands. */
export function linesWith(logged: string, mark: string): string[] {
  return logged.split('\n').filter((line) => line.includes(mark))
}
