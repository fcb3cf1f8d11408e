/** A learner's plain HTTP client: it keeps its cookie, follows nothing and sends what a browser's form sends. */
export class LearnerClient {
  readonly #origin: string
  #cookie = ''

  constructor(port: number) {
    this.#origin = `http://127.0.0.1:${port}`
  }

  /** Signs in with the page's own form, as without JavaScript. Throws when it is refused. */
  async signIn(email: string, password: string): Promise<void> {
    const response = await this.submit('/sign-in', { email, password })
    this.#keepCookies(response)
    if (!this.#cookie) throw new Error(`${email} was not signed in (${response.status})`)
  }

  /** Goes to a path and keeps the cookies that it sets, as somebody does who opens a link from a mail. */
  async open(path: string): Promise<Response> {
    const response = await this.get(path)
    this.#keepCookies(response)
    return response
  }

  /** Sends the form of a page that has all these fields, filled with them, as without JavaScript. */
  async submit(path: string, fields: Record<string, string>): Promise<Response> {
    const page = await (await this.get(path)).text()
    const forms = [...page.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([html]) => html)
    const names = Object.keys(fields)
    const html = forms.find((form) => names.every((name) => form.includes(` name="${name}"`)))
    if (!html) throw new Error(`${path} has no form with ${names.join(', ')}`)
    const body = new FormData()
    for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
      const name = attribute(tag, 'name')
      if (name) body.set(name, attribute(tag, 'value') ?? '')
    }
    for (const [, name, first] of html.matchAll(
      /<select[^>]* name="([^"]*)".*?<option[^>]* value="([^"]*)"/gs,
    ))
      body.set(name ?? '', first ?? '')
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.#send(path, { method: 'POST', body })
  }

  get(path: string): Promise<Response> {
    return this.#send(path, {})
  }

  postForm(path: string, fields: [string, string][] = []): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields) })
  }

  /** As the page's script saves an answer. */
  postJson(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    return this.#send(path, { method: 'POST', body: JSON.stringify(body), headers })
  }

  #keepCookies(response: Response): void {
    const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
    if (set.length > 0) this.#cookie = set.join('; ')
  }

  #send(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    const headers = { ...init.headers, cookie: this.#cookie, origin: this.#origin }
    return fetch(this.#origin + path, { ...init, headers, redirect: 'manual' })
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}
