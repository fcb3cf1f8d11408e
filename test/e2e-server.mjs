// The server that the browser journeys visit: `npm start` with a data folder of its own, gone when it ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const data = mkdtempSync(join(tmpdir(), 'kp-'))
process.on('exit', () => rmSync(data, { recursive: true, force: true }))
process.env.KEYPOINT_DATA = data
for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'HOST', 'KEYPOINT_BASE_URL', 'KEYPOINT_CONTENT'])
  delete process.env[name]
await import('../launcher/start.mjs')
