import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeDurably } from './durable-file.mjs'
import { LauncherProblem } from './problem.mjs'

const secretsSchema = z.object({ sessionSecret: z.string().min(32) })

/**
 * The secrets of an installation with the embedded database: made once, readable for their owner alone. Throws a
 * LauncherProblem when they are there and cannot be understood: new ones would lock out every second factor.
 */
export function installationSecrets(data: string): z.infer<typeof secretsSchema> {
  const file = join(data, 'secrets.json')
  if (!existsSync(file)) {
    const secrets = { sessionSecret: randomBytes(32).toString('hex') }
    writeDurably(file, `${JSON.stringify(secrets)}\n`)
  }
  const text = readFileSync(file, 'utf8')
  try {
    return secretsSchema.parse(JSON.parse(text))
  } catch {
    throw new LauncherProblem(
      `${file} is damaged, and the secret of this installation was in it. Put it back as you keep it with your other secrets. When it is lost, remove the file and start again: everybody signs in again, and second factors have to be reset (keypoint person reset-second-factor).`,
    )
  }
}
