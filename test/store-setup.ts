import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedTemplate, onServer, serverTemplate } from './template.ts'

export const storeWorkers = 2

/** Runs once before the store tests: a database for each worker, or a template on TEST_DATABASE_URL's server. */
export async function setup(): Promise<() => Promise<void>> {
  const serverUrl = process.env.TEST_DATABASE_URL
  return serverUrl ? setupServer(serverUrl) : setupEmbedded()
}

async function setupServer(serverUrl: string): Promise<() => Promise<void>> {
  const template = await serverTemplate(serverUrl)
  process.env.KEYPOINT_TEST_TEMPLATE = template
  return () => onServer(serverUrl, `drop database "${template}"`)
}

async function setupEmbedded(): Promise<() => Promise<void>> {
  const template = await embeddedTemplate()
  const folder = await mkdtemp(join(tmpdir(), 'kp-'))
  const children: ChildProcess[] = []
  for (let worker = 1; worker <= storeWorkers; worker++) {
    const child = fork('test/embedded-worker.mjs', [join(folder, `.s.PGSQL.${worker}`), template])
    children.push(child)
  }
  await Promise.all(children.map(isReady))
  process.env.KEYPOINT_TEST_SOCKETS = folder
  return async () => {
    for (const child of children) child.disconnect()
    await rm(folder, { recursive: true })
  }
}

async function isReady(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A test database ended with code ${code} before it was ready.`)
  })
  await Promise.race([once(child, 'message'), ended])
  ended.catch(() => {})
}
