import { readdirSync } from 'node:fs'
import { beforeEach, expect, test, vi } from 'vitest'
import { messagesFor } from '#messages/index.ts'
import { beginSession } from '#server/commands/begin-session.ts'
import { sealSession } from '#server/session-cookie.ts'
import { testDatabase } from '#test/database.ts'
import { makePerson } from '#test/people.ts'
import { findSubjects } from '#test/permissions/subjects.ts'

testDatabase()

/** What a browser sends of an admin's who visits another site, as if no proxy had looked at it. */
const sent = vi.hoisted(() => ({ headers: {}, session: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers(sent.headers),
  cookies: async () => ({ get: () => ({ value: sent.session }) }),
}))
sent.headers = { host: 'training.example', origin: 'https://evil.example' }

beforeEach(async () => {
  const personId = await makePerson('Ada', 'admin')
  const now = new Date()
  const origin = { browser: null, system: null, networkAddress: '192.0.2.1' }
  const expiresAt = new Date(now.getTime() + 60_000)
  const session = await beginSession({ personId, way: 'password' }, { origin, now, expiresAt })
  if (!session) throw new Error('No session began')
  sent.session = await sealSession({ sid: session.sessionId, version: session.sessionVersion }, 60)
})

test('every action refuses a form of another site by itself', async () => {
  const form = new FormData()
  form.set('email', 'ada@example.org')
  form.set('password', 'analytical engine')
  const actions = (await findSubjects()).filter((subject) => subject.startsWith('action '))
  const answers = actions.map(async (subject) => {
    const [, file = '', name = ''] = subject.split(' ')
    const { [name]: action } = await import(/* @vite-ignore */ `#${file}`)
    return [subject, await action({}, form).then(messagesOf, String)]
  })
  const refusal = [messagesFor('en')('errors.other-origin')]
  expect(await Promise.all(answers)).toEqual(actions.map((subject) => [subject, refusal]))
  expect(actions.length).toBeGreaterThan(20)
})

test('every handler refuses a form of another site by itself', async () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\broute\.ts$/.test(name),
  )
  const routes = await Promise.all(
    files.map(async (file) => ({ file, ...(await import(/* @vite-ignore */ `#app/${file}`)) })),
  )
  const posts = routes.filter(({ POST }) => POST)
  const answers = posts.map(async ({ file, POST }) => {
    const request = new Request('https://training.example', { method: 'POST', headers: sent.headers })
    const response: Response = await POST(request, { params: Promise.resolve({}) })
    return [file, response.status, await response.text()]
  })
  const refusal = expect.stringContaining(messagesFor('en')('errors.other-origin'))
  expect(await Promise.all(answers)).toEqual(posts.map(({ file }) => [file, 403, refusal]))
  expect(posts.length).toBeGreaterThan(5)
})

const messagesOf = ({ problems }: { problems: { message: string }[] }) =>
  problems.map(({ message }) => message)
