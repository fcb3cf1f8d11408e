import { expect, test } from 'vitest'
import { enableSecondFactor } from '#server/commands/enable-second-factor.ts'
import { offerSecondFactor } from '#server/second-factor-offer.ts'
import { hasSecondFactor } from '#server/store/second-factors.ts'
import { capturedTerminal } from '#test/captured-terminal.ts'
import { testDatabase } from '#test/database.ts'
import { codeOf } from '#test/one-time-code.ts'
import { makePerson } from '#test/people.ts'
import { keypoint } from '../keypoint.ts'

const db = testDatabase()

async function reset(...words: string[]) {
  const terminal = capturedTerminal('')
  const exitCode = await keypoint(['person', 'reset-second-factor', ...words], terminal)
  return { exitCode, stderr: terminal.stderr() }
}

test('the last admin who has lost everything is let in again, for a reason', async () => {
  const personId = await makePerson('Ada', 'admin')
  const now = new Date()
  const { sealed: offer, secret } = offerSecondFactor({ personId, email: 'ada@example.org' }, 'Keypoint', now)
  const by = { actor: { kind: 'person' as const, id: personId }, now }
  await enableSecondFactor({ personId, sessionId: 'none', offer, code: codeOf(secret, now) }, by)
  expect(await hasSecondFactor(db(), personId)).toBe(true)
  expect(await reset('--email', 'Ada@example.org', '--reason', 'Phone lost')).toMatchObject({ exitCode: 0 })
  expect(await hasSecondFactor(db(), personId)).toBe(false)
  expect(await db().secondFactor.findMany()).toMatchObject([{ resetReason: 'Phone lost' }])
  expect(await db().learningEvent.findFirst({ where: { type: 'second-factor-reset' } })).toMatchObject({
    actorKind: 'operator',
  })
  expect(await reset('--email', 'ada@example.org')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('There is no second factor'),
  })
  expect(await reset('--email', 'bo@example.org')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('Nobody has the address'),
  })
})
