import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'

const rooms = ['app', 'domain', 'launcher', 'messages', 'protocols', 'reports', 'server']
const files = rooms
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
  )
  .filter((file) => file.endsWith('.hostile.test.ts'))

process.env.KEYPOINT_FUZZ_TIMES ??= '20'
for (const file of files) describe(file, () => import(pathToFileURL(file).href).then(() => {}))

test('every property of hostile input is tried again, many times', () => {
  expect(files.length).toBeGreaterThan(6)
})
