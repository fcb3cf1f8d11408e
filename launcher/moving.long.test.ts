import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoEmail } from '#server/demo/cast.ts'
import { Installation } from '#test/faults/installation.ts'
import { LearnerClient } from '#test/faults/learner-client.ts'
import { freePort } from '#test/free-port.ts'
import { runScript } from '#test/section.ts'
import { beginMove } from './moved-data.mjs'

const password = 'velvet harbour nine lamps'
const notSaved = 'is being moved to another database, so this was not saved'
const notDone = 'is being moved to another database, so nothing was done'
const module = '/courses/open-source-in-government/security-and-maintenance'
const notice = 'Nothing can be saved at the moment'

test('while data are moved every form says that it was not saved, and who signs out is signed out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kp-'))
  const port = await freePort()
  const installation = new Installation({
    KEYPOINT_DATA: folder,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: '',
    KEYPOINT_DEMO_PASSWORD: password,
    KEYPOINT_BASE_URL: `http://127.0.0.1:${port}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    SMTP_FROM: 'training@example.org',
  })
  installation.start()
  try {
    expect(await installation.readyOrEnded(300), installation.output).toBe(true)
    const clientOf = async (displayName: string) => {
      const client = new LearnerClient(port)
      await client.signIn(demoEmail({ displayName }), password)
      return client
    }
    const admin = await clientOf('Amina Diallo')
    const learner = await clientOf('Kwame Boateng')
    const visitor = new LearnerClient(port)
    const invited = new LearnerClient(port)
    await invited.open(await inviteTo(folder, demoEmail({ displayName: 'Kwame Boateng' })))
    const started = await learner.postForm(`${module}/quiz/no-zero-risk/start`)
    const attempt = String(started.headers.get('location'))
    const [, asked] = / value="([^"]*)" name="reported"/.exec(await (await learner.get(attempt)).text()) ?? []
    const report = `${attempt}/questions/${asked}/report`
    beginMove(folder, 'db/keypoint', new Date())
    for (const path of ['/admin/people/new', '/admin/assignments/new', '/admin/reports/completion'])
      expect(await (await admin.get(path)).text(), path).toContain(notice)
    const email = demoEmail({ displayName: 'Kwame Boateng' })
    const forms = [
      [
        admin,
        '/admin/people/new',
        { displayName: 'Zed', email: 'zed@example.org', entry: 'later' },
        notSaved,
      ],
      [admin, '/admin/groups', { name: 'Zeds' }, notSaved],
      [learner, '/me/security', { current: password, password: 'another long pass phrase' }, notDone],
      [learner, '/me/security/second-factor', { password }, notDone],
      [visitor, '/sign-in', { email, password }, notDone],
      [visitor, '/forgot-password', { email }, notSaved],
      [invited, '/choose-password', { password: 'another long pass phrase' }, notDone],
      [learner, report, { category: 'unclear', text: 'Which of them?' }, notSaved],
    ] as const
    for (const [client, path, fields, sentence] of forms) {
      const answer = await client.submit(path, fields)
      expect(answer.status, path).toBe(200) // the form again, not a page of its own
      expect(await answer.text(), path).toContain(sentence)
    }
    const finished = await learner.postForm(`${module}/what-they-mean/finish`)
    expect([finished.status, await finished.text()]).toEqual([503, expect.stringContaining(notSaved)])
    const file = await admin.get('/admin/reports/completion.csv?course=open-source-in-government')
    expect(file.status).toBe(200) // reading goes on, though what is limited cannot be counted
    const added = await keypoint(folder, [
      'person',
      'add',
      '--name',
      'Zed',
      '--email',
      'zed@example.org',
      '--role',
      'learner',
    ])
    expect(added).toMatchObject({
      code: 1,
      output: expect.stringContaining('Nothing was changed: this data'),
    })
    const out = await learner.postForm('/sign-out')
    expect([out.status, out.headers.get('location')]).toEqual([303, '/sign-in'])
    expect(out.headers.getSetCookie().join()).toMatch(/keypoint=;/)
    expect(await (await learner.postForm('/sign-out', [['everywhere', 'yes']])).text()).toContain(notSaved)
    expect(installation.output).not.toContain('"level":"error"')
  } finally {
    await installation.stop()
    await rm(folder, { recursive: true })
  }
})

/** The path of a one-time link that the operator makes for somebody. */
async function inviteTo(data: string, email: string): Promise<string> {
  const { output } = await keypoint(data, ['person', 'invite', '--email', email])
  const path = /\/link\?token=\S+/.exec(output)?.[0]
  if (!path) throw new Error(`No link was made: ${output}`)
  return path
}

/** A command of the operator's, beside the instance that serves the data. */
function keypoint(data: string, words: string[]): Promise<{ code: number; output: string }> {
  const env = { KEYPOINT_DATA: data, DATABASE_URL: '' }
  return runScript('node_modules/tsx/dist/cli.mjs', ['cli/main.ts', ...words], env)
}
