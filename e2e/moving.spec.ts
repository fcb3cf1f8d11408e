import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { socketUrl } from '#launcher/data-folder.mjs'
import { Ending } from '#launcher/ending.ts'
import { beginMove, endMove } from '#launcher/moved-data.mjs'
import { databaseProcess } from '#launcher/processes.ts'
import { publishOnStart } from '#server/publish-release.ts'
import { closeDatabase } from '#server/store/database.ts'
import { prepareDatabase } from '#server/store/prepare-database.ts'
import { codeOf } from '#test/one-time-code.ts'
import { expect, test } from './fixtures.ts'
import { startInstance } from './instance.ts'
import { giveSecondFactor, makeGroup, makeMember, memberPassword } from './members.ts'

test('while the data are moved every page says that nothing can be saved, before anybody types', async ({
  page,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'kp-'))
  const instance = await startInstance(() => ({ KEYPOINT_EMBEDDED: '1', KEYPOINT_DATA: data }))
  const sentence = page.getByRole('status').filter({ hasText: 'Nothing can be saved at the moment' })
  try {
    await page.goto(`${instance.origin}/sign-in`)
    await expect(sentence).toHaveCount(0)
    beginMove(data, 'db/keypoint', new Date())
    await page.goto(`${instance.origin}/sign-in`)
    await expect(sentence).toBeVisible()
  } finally {
    await instance.stop()
    await rm(data, { recursive: true })
  }
})

test('a code that is sent while the data are moved is not used up, and lets its owner in afterwards', async ({
  page,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'kp-'))
  const kept = databaseProcess({ data, folder: data, user: 'a journey' }, new Ending())
  const before = process.env.DATABASE_URL
  process.env.DATABASE_URL = socketUrl(data)
  kept.fork()
  await kept.ready()
  await prepareDatabase(socketUrl(data))
  await publishOnStart('embedded')
  const member = await makeMember('Mina Moving', [], await makeGroup('Moving'))
  const secret = await giveSecondFactor(member)
  const instance = await startInstance(() => ({ KEYPOINT_EMBEDDED: '1', KEYPOINT_DATA: data }))
  try {
    await page.goto(`${instance.origin}/sign-in?next=/me`)
    await page.getByLabel('Email').fill(member.email)
    await page.getByLabel('Password').fill(memberPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Enter your code' })).toBeVisible()
    const code = codeOf(secret, new Date(), 1)
    const sendCode = async () => {
      await page.getByLabel('Code from your app').fill(code)
      await page.getByRole('button', { name: 'Sign in' }).first().click()
    }
    beginMove(data, 'db/keypoint', new Date())
    await sendCode()
    await expect(
      page.getByRole('link', { name: /is being moved to another database, so nothing was done/ }),
    ).toBeVisible()
    await expect(page).toHaveURL(/\/sign-in\/code/)
    endMove(data)
    await sendCode()
    await expect(page).toHaveURL(/\/me$/)
  } finally {
    await instance.stop()
    await closeDatabase()
    process.env.DATABASE_URL = before ?? ''
    await kept.stop()
    await rm(data, { recursive: true })
  }
})
