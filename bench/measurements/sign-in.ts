import { hashPassword, verifyPassword } from '#server/password.ts'
import type { Installation } from '../installation.ts'
import type { Measurement } from '../measurement.ts'
import { addAdmin, benchPassword } from '../people.ts'
import { quotients } from '../rounds.ts'

const times = 10

/** Signing in with a password, by the form that works without scripts, against the hash that makes it dear. */
export const signIn: Measurement = {
  id: 'sign-in',
  title: 'Sign-in',
  async run({ small, rounds }) {
    const { email } = await addAdmin(small, 'sign-in')
    const enter = await signInForm(small, email)
    const hash = await hashPassword(benchPassword)
    const whole = { cpu: [] as number[], wall: [] as number[] }
    const alone = { cpu: [] as number[], wall: [] as number[] }
    await enter()
    for (let round = 0; round < rounds; round += 1) {
      const before = await small.readCpu()
      whole.wall.push(await wallOf(enter))
      const { appCpu, databaseCpu } = await small.cpuSince(before)
      whole.cpu.push((appCpu + databaseCpu) / times)
      const own = process.cpuUsage()
      alone.wall.push(await wallOf(() => verifyPassword(hash, benchPassword)))
      const { user, system } = process.cpuUsage(own)
      alone.cpu.push((user + system) / 1000 / times)
    }
    const against = 'argon2id alone'
    return [
      { name: against, unit: 'ms CPU', samples: alone.cpu },
      { name: 'signing in', unit: 'ms CPU', samples: whole.cpu },
      { name: 'signing in', unit: 'ms', samples: whole.wall },
      { name: 'signing in', unit: 'times', against, samples: quotients(whole.cpu, alone.cpu) },
    ]
  },
}

async function wallOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  for (let time = 0; time < times; time += 1) await work()
  return (performance.now() - begun) / times
}

/** Reads the form once, as a browser has it open, and gives what sends it. */
async function signInForm({ url }: Installation, email: string): Promise<() => Promise<void>> {
  const page = await (await fetch(`${url}/sign-in`)).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)]
  return async () => {
    const form = new FormData()
    for (const [, name = '', value = ''] of hidden) form.append(name, unescapeHtml(value))
    form.set('email', email)
    form.set('password', benchPassword)
    const answer = await fetch(`${url}/sign-in`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { origin: url },
    })
    await answer.arrayBuffer()
    if (answer.status !== 303 || !answer.headers.has('set-cookie'))
      throw new Error(`Signing in was answered with ${answer.status}`)
  }
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}
