import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beginMove } from '#launcher/moved-data.mjs'
import { expect, test } from './fixtures.ts'
import { startInstance } from './instance.ts'

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
