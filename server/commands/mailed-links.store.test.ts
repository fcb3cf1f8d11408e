import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { readText, startMailServer } from '#test/mail-server.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { addPerson } from './add-person.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { done } from './done.ts'
import { giveLink } from './give-link.ts'
import { mailReset } from './mail-reset.ts'
import { setPassword } from './set-password.ts'
import { useLink } from './use-link.ts'

const mail = await startMailServer()
Object.assign(process.env, {
  SMTP_URL: mail.url,
  SMTP_FROM: 'training@example.org',
  KEYPOINT_BASE_URL: 'https://training.example.org',
  KEYPOINT_ORGANISATION: 'Port Merrin',
  LOG_LEVEL: 'silent',
})
const db = testDatabase()
const by = operatorAt()
const { now } = by
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

beforeEach(() => {
  mail.received.length = 0
  mail.refused.clear()
})
afterAll(mail.stop)

const tokenIn = (text: string) =>
  /https:\/\/training\.example\.org\/link\?token=([\w-]{43})\s/.exec(text)?.[1] ?? ''

describe('an invitation', () => {
  test('is mailed in the language of the person, from the organisation, and opens', async () => {
    const person = { displayName: 'Zoë <b>', email: 'zoe@example.org', locale: 'fr', zone: 'Europe/Paris' }
    const { personId } = done(await addPerson(person, by))
    expect(await giveLink({ personId }, by)).toEqual({
      ok: true,
      purpose: 'invitation',
      given: { sent: true },
    })
    const [received] = mail.received
    if (!received) throw new Error('No mail came')
    expect(received.to).toEqual(['zoe@example.org'])
    expect(received.source).toMatch(/^From: "?Port Merrin"? <training@example\.org>\r$/m)
    expect(received.source).toContain('Content-Type: text/html')
    expect(received.source).toContain('&lt;b&gt;,</p>')
    const text = readText(received)
    expect(text).toContain('Bonjour Zoë <b>,')
    expect(text).toContain('pendant sept jours')
    const used = await useLink({ token: tokenIn(text), password: 'moteur analytique' }, later(1))
    expect(used).toMatchObject({ ok: true, personId })
  })

  test('that the server does not take is shown instead, and says so', async () => {
    mail.refused.add('ada@example.org')
    const personId = await makePerson('Ada')
    expect(await giveLink({ personId }, by)).toMatchObject({
      given: {
        sent: false,
        mailFailed: true,
        url: expect.stringMatching(/^https:\/\/training\.example\.org\/link/),
      },
    })
  })
})

describe('a forgotten password', () => {
  test('brings a link, and a second one only after a while, so that nobody is flooded or locked out', async () => {
    const personId = await makePerson('Ada')
    await setPassword({ personId, password: 'analytical engine' }, by)
    await Promise.all([1, 2, 3].map(() => mailReset(' ADA@example.org', now)))
    await mailReset('ada@example.org', later(4))
    expect(mail.received).toHaveLength(1)
    await mailReset('ada@example.org', later(5))
    expect(mail.received).toHaveLength(2)
    const [first, second] = mail.received.map((received) => tokenIn(readText(received)))
    const use = (token = '') => useLink({ token, password: 'difference engine' }, later(6))
    expect(await use(first)).toMatchObject({ ok: false })
    expect(await use(second)).toMatchObject({ ok: true, personId })
    expect(await db().learningEvent.count({ where: { type: 'link-made' } })).toBe(0)
  })

  test('brings nothing to who is not there, is deactivated, or signs in elsewhere only', async () => {
    const [gone, elsewhere] = [await makePerson('Bo'), await makePerson('Cy')]
    await deactivatePerson({ personId: gone }, by)
    const identity = {
      id: 'x',
      personId: elsewhere,
      issuer: 'https://id.example',
      subject: '1',
      recordedFrom: now,
    }
    await db().externalIdentity.create({ data: identity })
    for (const name of ['nobody', 'bo', 'cy']) await mailReset(`${name}@example.org`, now)
    expect(mail.received).toEqual([])
    expect(await db().oneTimeLink.count()).toBe(0)
    await db().externalIdentity.deleteMany()
  })
})
