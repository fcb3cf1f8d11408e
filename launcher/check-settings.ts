import { demoPasswordProblem } from '#server/demo/demo-password-problem.ts'
import { parseEnv } from '#server/env.ts'
import { dataFolder } from './data-folder.mjs'
import { listeningHost } from './early-checks.mjs'
import type { Settings } from './fill-database.ts'
import { LauncherProblem } from './problem.mjs'

/** Throws with every wrong or missing variable at once. With the embedded database, secrets are made instead. */
export async function checkSettings(dev: boolean): Promise<Settings> {
  const parsed = parseEnv(process.env)
  const demo = await demoPasswordProblem(process.env.KEYPOINT_DEMO_PASSWORD)
  const problems = [...(parsed.ok ? [] : parsed.problems), ...(demo ? [demo] : [])]
  if (!parsed.ok || problems.length > 0)
    throw new LauncherProblem(`Keypoint cannot start:\n- ${problems.join('\n- ')}`)
  const host = listeningHost({ dev })
  const mode = process.env.DATABASE_URL ? 'server' : 'embedded'
  const data = mode === 'embedded' ? dataFolder() : ''
  Object.assign(process.env, { PORT: String(parsed.env.PORT), HOST: host })
  return { mode, port: parsed.env.PORT, host, data }
}
