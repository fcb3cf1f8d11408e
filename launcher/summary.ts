import { join, relative } from 'node:path'
import type { DemoSignIn } from '#server/demo/sign-ins.ts'
import type { Settings } from './fill-database.ts'

/** One short summary: where it is, with whom to sign in, how to end it. */
export function printSummary({
  port,
  host,
  data,
  signIns,
}: Settings & { signIns: DemoSignIn[] | null }): void {
  const isLocal = host === '127.0.0.1' || host === '0.0.0.0' || host === '::'
  const address = process.env.KEYPOINT_BASE_URL ?? `http://${isLocal ? 'localhost' : host}:${port}`
  console.log(`\nKeypoint is ready: ${address}`)
  if (signIns) {
    console.log(
      `\nSign in as one of the demo organisation (all in ${relative('.', join(data, 'demo-sign-ins.json'))}):`,
    )
    for (const { email, password, about } of pick(signIns))
      console.log(`  ${email.padEnd(36)} ${password.padEnd(20)} ${about}`)
  }
  console.log('\nCtrl-C stops it.')
}

/** An admin, a manager and three learners who got differently far. */
function pick(signIns: DemoSignIn[]): DemoSignIn[] {
  const wanted = [/^admin/, /^manager/, /^completed/, /^failed/, /^not started/]
  return wanted.flatMap((about) => signIns.find((person) => about.test(person.about)) ?? [])
}
