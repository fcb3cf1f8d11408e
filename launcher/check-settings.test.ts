import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { checkSettings } from './check-settings.ts'

const port = '3919'

beforeEach(() => {
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'HOST', 'KEYPOINT_BASE_URL', 'KEYPOINT_DATA'])
    vi.stubEnv(name, undefined)
  vi.stubEnv('PORT', port)
  vi.stubEnv('KEYPOINT_DEMO_PASSWORD', 'a few words that do not belong together')
})

afterEach(() => vi.unstubAllEnvs())

test('what is set well is told to every process of the start', async () => {
  expect(await checkSettings(true)).toMatchObject({ mode: 'embedded', port: Number(port), host: '127.0.0.1' })
  expect(process.env.HOST).toBe('127.0.0.1')
})

test('a demo password that others would try first is refused with every other wrong setting, unsaid', async () => {
  vi.stubEnv('KEYPOINT_DEMO_PASSWORD', 'Password12345')
  vi.stubEnv('PORT', 'none')
  const refusal = checkSettings(false)
  await expect(refusal).rejects.toThrow(
    /^Keypoint cannot start:\n- PORT .+\n- KEYPOINT_DEMO_PASSWORD is among/,
  )
  await expect(refusal).rejects.not.toThrow('Password12345')
})

test('npm run dev is told of no address beyond this machine here either', async () => {
  vi.stubEnv('HOST', '0.0.0.0')
  await expect(checkSettings(true)).rejects.toThrow('serves this machine alone')
})
