// The server that the browser journeys visit: `npm start` with the courses of test/courses besides our own, in the
// data folder KEYPOINT_E2E_DATA, which is emptied when it begins and gone when it ends. Beside it, on a port of its own,
// a second instance of the same installation that demands a second factor of admins, sends mail and logs all it can.
import { fork } from 'node:child_process'
import { cpSync, createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const data = process.env.KEYPOINT_E2E_DATA ?? ''
if (!data) throw new Error('KEYPOINT_E2E_DATA is not set: playwright.config.ts says where the data go')
rmSync(data, { recursive: true, force: true })
mkdirSync(data, { recursive: true })
process.on('exit', () => rmSync(data, { recursive: true, force: true }))
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'HOST', 'KEYPOINT_BASE_URL'])
  delete process.env[name]
process.env.KEYPOINT_DATA = data
process.env.KEYPOINT_CONTENT = join(data, 'content')
for (const folder of ['content', 'test/courses'])
  cpSync(folder, process.env.KEYPOINT_CONTENT, { recursive: true })
// What was compiled for another folder need not be compiled again.
const compiled = join(process.env.KEYPOINT_CATALOGUE ?? '', 'cache')
if (!existsSync(compiled) && existsSync('.catalogue/cache'))
  cpSync('.catalogue/cache', compiled, { recursive: true })
await import('../launcher/start.mjs')
const strict = {
  PORT: process.env.KEYPOINT_E2E_STRICT_PORT,
  KEYPOINT_ADMIN_SECOND_FACTOR: 'required',
  KEYPOINT_BASE_URL: `http://localhost:${process.env.KEYPOINT_E2E_STRICT_PORT}`,
  OIDC_ISSUER: `http://127.0.0.1:${process.env.KEYPOINT_E2E_PROVIDER_PORT}`,
  OIDC_CLIENT_ID: 'keypoint',
  OIDC_CLIENT_SECRET: 'secret of keypoint',
  OIDC_NAME: 'Example ID',
  OIDC_CREATE: 'all',
  SMTP_URL: `smtp://127.0.0.1:${process.env.KEYPOINT_E2E_MAIL_PORT}`,
  SMTP_FROM: 'training@example.org',
  LOG_LEVEL: 'trace',
}
const second = fork('launcher/web.mjs', { env: { ...process.env, ...strict }, silent: true })
const log = createWriteStream(join(data, 'strict.log'))
for (const stream of [second.stdout, second.stderr]) stream?.pipe(log)
second.send('go')
