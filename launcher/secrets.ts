import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const secretsSchema = z.object({ sessionSecret: z.string().min(32) })

/** The secrets of an installation with the embedded database: made once, readable for their owner alone. */
export function installationSecrets(data: string): z.infer<typeof secretsSchema> {
  const file = join(data, 'secrets.json')
  if (!existsSync(file)) {
    const secrets = { sessionSecret: randomBytes(32).toString('hex') }
    writeFileSync(`${file}.new`, `${JSON.stringify(secrets)}\n`, { mode: 0o600 })
    chmodSync(`${file}.new`, 0o600)
    renameSync(`${file}.new`, file)
  }
  return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
