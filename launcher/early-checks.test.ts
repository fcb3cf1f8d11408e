import { spawnSync } from 'node:child_process'
import { afterEach, expect, test, vi } from 'vitest'
import { listeningHost } from './early-checks.mjs'

afterEach(() => vi.unstubAllEnvs())

const server = 'postgresql://app@db/keypoint'
const given = (HOST: string, DATABASE_URL: string) => {
  vi.stubEnv('HOST', HOST)
  vi.stubEnv('DATABASE_URL', DATABASE_URL)
}

test.each([
  ['', '', '127.0.0.1'],
  ['', server, '0.0.0.0'],
  ['10.0.0.7', server, '10.0.0.7'],
])('npm start with HOST=%s and DATABASE_URL=%s listens on what the last says', (host, url, listens) => {
  given(host, url)
  expect(listeningHost({ dev: false })).toBe(listens)
})

test.each([
  ['', ''],
  ['', server],
  ['127.0.0.1', server],
  ['localhost', ''],
  ['::1', ''],
])('npm run dev with HOST=%s and DATABASE_URL=%s listens on this machine alone', (host, url) => {
  given(host, url)
  expect(listeningHost({ dev: true })).toBe(host || '127.0.0.1')
})

test.each(['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.org', 'not-localhost', '::1%eth0'])(
  'npm run dev refuses HOST=%s in a sentence',
  (host) => {
    given(host, '')
    expect(() => listeningHost({ dev: true })).toThrow(/serves this machine alone.+Leave HOST out/)
  },
)

test('npm run dev ends with that sentence before anything else is done', () => {
  const env = { ...process.env, HOST: '0.0.0.0', DATABASE_URL: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['launcher/start.mjs', '--dev'], {
    env,
    encoding: 'utf8',
    timeout: 15_000,
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('serves this machine alone')
})
