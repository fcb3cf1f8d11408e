import { describe, expect, test } from 'vitest'
import type { ProviderAccount } from '#protocols/oidc/account.ts'
import type { CreateRule } from '#protocols/oidc/create-rule.ts'
import { selectGroupsOf } from '#server/store/groups.ts'
import { selectPerson } from '#server/store/people.ts'
import { testDatabase } from '#test/database.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { admitFromProvider } from './admit-from-provider.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { joinGroup } from './join-group.ts'
import { unlinkIdentities } from './unlink-identities.ts'

const db = testDatabase()
const by = operatorAt()
const all: CreateRule = { kind: 'all' }
const never: CreateRule = { kind: 'never' }
const ada: ProviderAccount = {
  issuer: 'https://id.example',
  subject: 'subject-of-ada',
  email: 'ada@example.org',
  isEmailVerified: true,
  displayName: 'Ada Lovelace',
  locale: 'fr-ca',
  zone: 'Europe/London',
  groups: null,
}

async function admit(account: Partial<ProviderAccount> = {}, rule = never): Promise<string> {
  const admission = await admitFromProvider({ ...ada, ...account }, rule, by.now)
  if (!admission.ok) throw new Error(`Refused: ${admission.problem}`)
  return admission.personId
}

const groupNames = async (personId: string) => (await selectGroupsOf(db(), personId)).map(({ name }) => name)

describe('somebody new', () => {
  test('is added as anybody else and linked, with no trace of them in the record', async () => {
    const personId = await admit({}, all)
    expect(await selectPerson(db(), personId)).toMatchObject({
      displayName: 'Ada Lovelace',
      email: 'ada@example.org',
      locale: 'fr-ca',
      zone: 'Europe/London',
    })
    const events = await db().learningEvent.findMany({ orderBy: { position: 'asc' } })
    expect(events.map(({ type }) => type)).toEqual(['person-added', 'identity-linked'])
    expect(events.map(({ payloadText }) => payloadText).join()).not.toMatch(/ada|lovelace/i)
  })

  test('is added once, however often they sign in at the same moment', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => admit({}, all)))
    expect(new Set(people).size).toBe(1)
    expect(await db().person.count()).toBe(1)
    expect(await db().externalIdentity.count()).toBe(1)
  })

  test('is not added where nobody is, nor with an address that is none', async () => {
    expect(await admitFromProvider(ada, never, by.now)).toMatchObject({ problem: 'not-known' })
    const odd = { ...ada, email: 'nobody' }
    expect(await admitFromProvider(odd, all, by.now)).toMatchObject({ ok: false, problem: 'not-known' })
    expect(await db().person.count()).toBe(0)
  })
})

describe('somebody who is here already', () => {
  test('is linked by a confirmed address, and by no other', async () => {
    const personId = await makePerson('Ada', undefined, 'ada@example.org')
    const unconfirmed = { ...ada, isEmailVerified: false }
    expect(await admitFromProvider(unconfirmed, all, by.now)).toMatchObject({ problem: 'email-unverified' })
    expect(await db().externalIdentity.count()).toBe(0)
    expect(await admit()).toBe(personId)
    expect(await admit({ isEmailVerified: false })).toBe(personId)
  })

  test('stays the same person when their address and name change there', async () => {
    const personId = await admit({}, all)
    expect(await admit({ email: 'ada.king@example.org', displayName: 'Ada King' })).toBe(personId)
    expect(await selectPerson(db(), personId)).toMatchObject({
      email: 'ada.king@example.org',
      displayName: 'Ada King',
    })
    expect(await admit({ email: 'unsure@example.org', isEmailVerified: false })).toBe(personId)
    expect(await selectPerson(db(), personId)).toMatchObject({ email: 'ada.king@example.org' })
  })

  test('keeps their address when somebody else has the new one', async () => {
    const personId = await admit({}, all)
    await makePerson('Bo', undefined, 'bo@example.org')
    expect(await admit({ email: 'bo@example.org' })).toBe(personId)
    expect((await selectPerson(db(), personId)).email).toBe('ada@example.org')
  })

  test('is not handed to the next one who is given their address there, until the link is ended', async () => {
    const personId = await admit({}, all)
    const successor = { ...ada, subject: 'another', displayName: 'Adam' }
    expect(await admitFromProvider(successor, all, by.now)).toEqual({
      ok: false,
      problem: 'other-account',
      personId,
    })
    expect(await unlinkIdentities({ personId }, by)).toEqual({ ok: true, unlinked: 1 })
    expect(await admit(successor)).toBe(personId)
  })

  test('stays out when deactivated, linked or not', async () => {
    const personId = await admit({}, all)
    await deactivatePerson({ personId }, by)
    const out = { ok: false, problem: 'deactivated', personId }
    expect(await admitFromProvider(ada, all, by.now)).toEqual(out)
    expect(await admitFromProvider({ ...ada, subject: 'another' }, all, by.now)).toEqual(out)
  })
})

describe('groups', () => {
  test('are joined and left as the provider names them, those given here excepted', async () => {
    const chess = await makeGroup('Chess')
    await makeGroup('Licensing')
    await makeGroup('R&D')
    const personId = await admit({ groups: ['licensing', 'Unknown'] }, all)
    await joinGroup({ personId, groupId: chess }, by)
    expect(await groupNames(personId)).toEqual(['Chess', 'Licensing'])
    await admit({ groups: null })
    expect(await groupNames(personId)).toEqual(['Chess', 'Licensing'])
    await admit({ groups: ['R&D', 'Chess'] })
    expect(await groupNames(personId)).toEqual(['Chess', 'R&D'])
    await admit({ groups: [] })
    expect(await groupNames(personId)).toEqual(['Chess'])
  })
})
