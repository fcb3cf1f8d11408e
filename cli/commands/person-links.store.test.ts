import { expect, test } from 'vitest'
import { deactivatePerson } from '#server/commands/deactivate-person.ts'
import { enableSecondFactor } from '#server/commands/enable-second-factor.ts'
import { offerSecondFactor } from '#server/second-factor-offer.ts'
import { hasSecondFactor } from '#server/store/second-factors.ts'
import { capturedTerminal } from '#test/captured-terminal.ts'
import { testDatabase } from '#test/database.ts'
import { codeOf } from '#test/one-time-code.ts'
import { makePerson, operatorAt } from '#test/people.ts'
import { keypoint } from '../keypoint.ts'

const db = testDatabase()

async function run(words: string) {
  const terminal = capturedTerminal()
  const exitCode = await keypoint(words.split(' '), terminal)
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() }
}

test('keypoint person invite prints the link alone on stdout where mail is not set up', async () => {
  await makePerson('Ada')
  const invited = await run('person invite --email ada@example.org')
  expect(invited).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('ada@example.org') })
  expect(invited.stdout).toMatch(/^http:\/\/localhost:3000\/link\?token=[\w-]{43}\n$/)
  const json = JSON.parse((await run('person invite --email ada@example.org --json')).stdout)
  expect(json).toMatchObject({ purpose: 'invitation', sent: false })
})

test('keypoint person restore-access lets an admin in again, on the record as the operator', async () => {
  const ada = await makePerson('Ada')
  await deactivatePerson({ personId: ada }, operatorAt())
  const restored = await run('person restore-access --email ada@example.org --admin')
  expect(restored).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('/link?token=') })
  expect(await db().deactivation.count({ where: { recordedUntil: null } })).toBe(0)
  expect(await db().roleGrant.findMany()).toMatchObject([{ personId: ada, role: 'admin' }])
  const events = await db().learningEvent.findMany({ orderBy: { seq: 'desc' }, take: 3 })
  expect(events.map(({ type, actorKind }) => [type, actorKind])).toEqual([
    ['link-made', 'operator'],
    ['role-granted', 'operator'],
    ['person-reactivated', 'operator'],
  ])
  await makePerson('Bo')
  expect(await run('person restore-access --email bo@example.org')).toMatchObject({ exitCode: 0 })
  expect(await db().roleGrant.count()).toBe(1)
})

test('keypoint person restore-access says that a second factor is still asked for, and ends it when asked to', async () => {
  const ada = await makePerson('Ada', 'admin')
  const now = new Date()
  const { sealed, secret } = offerSecondFactor({ personId: ada, email: 'ada@example.org' }, 'Here', now)
  const input = { personId: ada, sessionId: 'none', offer: sealed, code: codeOf(secret, now) }
  await enableSecondFactor(input, { actor: { kind: 'person', id: ada }, now })

  const restored = await run('person restore-access --email ada@example.org')
  expect(restored.stderr).toContain('run this again with --reset-second-factor')
  expect(await hasSecondFactor(db(), ada)).toBe(true)
  const reset = await run('person restore-access --email ada@example.org --reset-second-factor')
  expect(reset).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('/link?token=') })
  expect(reset.stderr).toContain('The second factor of ada@example.org is ended.')
  expect(await hasSecondFactor(db(), ada)).toBe(false)
  const again = await run('person restore-access --email ada@example.org --reset-second-factor')
  expect(again).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('second factor') })
})

test.each(['invite', 'restore-access'])(
  'keypoint person %s refuses an address that nobody has',
  async (command) => {
    const refused = await run(`person ${command} --email nobody@example.org`)
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toContain('Nobody has the address nobody@example.org.')
  },
)
