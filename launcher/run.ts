import { demoPasswordProblem } from '#server/demo/demo-password-problem.ts'
import { parseEnv } from '#server/env.ts'
import { dataFolder, makeSocketFolder, socketUrl } from './data-folder.mjs'
import { listeningHost } from './early-checks.mjs'
import { Ending } from './ending.ts'
import type { Settings } from './fill-database.ts'
import { LauncherProblem } from './problem.mjs'
import { databaseProcess, webProcess } from './processes.ts'
import { step } from './progress.mjs'
import { installationSecrets } from './secrets.ts'
import { printSummary } from './summary.ts'

/** Everything after the packages: compile, build, start the processes and say where they are. */
export async function run({ dev }: { dev: boolean }): Promise<void> {
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const settings = await checkedSettings(dev)
  const ending = new Ending()
  try {
    const base = settings.mode === 'embedded' ? embedded(settings, ending) : null
    const { fillDatabase } = await import('./fill-database.ts') // from here on, while the database opens
    const courses = await compile()
    if (!dev) await build()
    const web = webProcess(dev, ending)
    web.fork()
    if (base) await step('Embedded database', () => base.ready())
    const signIns = await fillDatabase(settings, courses)
    await step('Web server', () => web.ready())
    if (dev) await watch()
    printSummary({ ...settings, signIns })
  } catch (error) {
    await ending.end(error)
  }
}

/** Compiles the courses and shows their problems; true when there is something to publish. */
async function compile(): Promise<boolean> {
  const { compileCourses } = await import('./courses.ts')
  let compiled: Awaited<ReturnType<typeof compileCourses>> | undefined
  await step('Courses', async () => {
    compiled = await compileCourses()
    return compiled.words
  })
  if (compiled?.problems) console.error(compiled.problems)
  return compiled?.isServable ?? false
}

async function build(): Promise<void> {
  const { buildPages } = await import('./build-pages.ts')
  await step('Pages', buildPages)
}

async function watch(): Promise<void> {
  const { watchCourses } = await import('./courses.ts')
  watchCourses()
}

/** Throws with every wrong or missing variable at once. With the embedded database, secrets are made instead. */
async function checkedSettings(dev: boolean): Promise<Settings> {
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

/** Begins to start the embedded database and tells this process and the web server where it will be. */
function embedded({ data }: Settings, ending: Ending) {
  const folder = makeSocketFolder(data)
  const base = databaseProcess({ data, folder, user: `Keypoint on port ${process.env.PORT}` }, ending)
  process.env.DATABASE_URL = socketUrl(folder)
  process.env.KEYPOINT_EMBEDDED = '1'
  process.env.KEYPOINT_SESSION_SECRET ||= installationSecrets(data).sessionSecret
  process.env.LOG_LEVEL ||= 'warn'
  base.fork()
  return base
}
