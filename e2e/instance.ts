import { fork } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '#test/free-port.ts'

/** One more instance of the installation that the journeys visit, with settings of its own; `stop` ends it. */
export async function startInstance(settings: (port: number) => Record<string, string>) {
  const port = await freePort()
  const env = { ...process.env, NODE_ENV: 'production' as const, HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
  const web = fork('launcher/web.mjs', { env: { ...env, PORT: String(port), ...settings(port) } })
  const said = once(web, 'message')
  web.send('go')
  const [{ failed }] = await said
  if (failed) throw new Error(failed)
  const stop = async () => {
    const ended = once(web, 'exit')
    web.send('stop')
    await ended
  }
  return { origin: `http://127.0.0.1:${port}`, stop }
}
