import { afterAll, beforeAll, expect, test } from 'vitest'
import { selectPerson } from '#server/store/people.ts'
import { testDatabase } from '#test/database.ts'
import { settingsFor } from '#test/oidc/fake-provider.ts'
import { type Account, type RealProvider, startRealProvider } from '#test/oidc/real-provider.ts'
import { beginFlow, type Flow } from './flow.ts'
import { returnFromProvider } from './return-from-provider.ts'
import type { OidcSettings } from './settings.ts'

const db = testDatabase()
process.env.LOG_LEVEL = 'silent'
const now = new Date()

let provider: RealProvider
let settings: OidcSettings

beforeAll(async () => {
  provider = await startRealProvider('https://training.example.org')
  settings = settingsFor(provider.issuer)
})
afterAll(() => provider.close())

/** Signs in at the provider as a browser does and gives the query of the address that it sends back to. */
async function signInAs(account: Account): Promise<{ flow: Flow; search: string }> {
  provider.accounts.set(account.sub, account)
  const { url, flow } = await beginFlow(settings, '/', now)
  const cookies = new Map<string, string>()
  const goTo = async (address: string, body?: URLSearchParams): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const method = body ? 'POST' : 'GET'
    const response = await fetch(address, { method, body, redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    return new URL(response.headers.get('location') ?? '', address).href
  }
  const interaction = await goTo(url)
  const resumed = await goTo(interaction, new URLSearchParams({ as: account.sub }))
  const callback = await goTo(resumed)
  return { flow, search: new URL(callback).search }
}

const ada: Account = { sub: 'ada', email: 'ada@example.org', email_verified: true, name: 'Ada', locale: 'fr' }

test('somebody is added, and stays the same person when their address changes there', async () => {
  const first = await signInAs(ada)
  const added = await returnFromProvider(settings, first.flow, first.search, now)
  if (!added.ok) throw new Error(added.problem)
  expect(await selectPerson(db(), added.personId)).toMatchObject({ displayName: 'Ada', locale: 'fr' })
  const second = await signInAs({ ...ada, email: 'ada.king@example.org' })
  const again = await returnFromProvider(settings, second.flow, second.search, now)
  expect(again).toMatchObject({ ok: true, personId: added.personId })
  expect((await selectPerson(db(), added.personId)).email).toBe('ada.king@example.org')
})

test('a code is good once, and only with the verifier of who began', async () => {
  const { flow, search } = await signInAs(ada)
  const stolen = { ...flow, verifier: 'v'.repeat(43) }
  expect(await returnFromProvider(settings, stolen, search, now)).toMatchObject({ problem: 'start-again' })
  const used = await signInAs(ada)
  expect(await returnFromProvider(settings, used.flow, used.search, now)).toMatchObject({ ok: true })
  await db().returnedSignIn.deleteMany()
  expect(await returnFromProvider(settings, used.flow, used.search, now)).toMatchObject({
    problem: 'start-again',
  })
})

test('an address that the provider has not confirmed links nobody', async () => {
  const { flow, search } = await signInAs({ ...ada, sub: 'eve', email_verified: false })
  expect(await returnFromProvider(settings, flow, search, now)).toMatchObject({ problem: 'email-unverified' })
  expect(await db().person.count()).toBe(0)
})
