import { checkSettings } from './check-settings.ts'
import { makeSocketFolder, socketUrl } from './data-folder.mjs'
import { Ending } from './ending.ts'
import type { Settings } from './fill-database.ts'
import { databaseProcess, webProcess } from './processes.ts'
import { step } from './progress.mjs'
import { installationSecrets } from './secrets.ts'
import { printSummary } from './summary.ts'

/** Everything after the packages: compile, build, start the processes and say where they are. */
export async function run({ dev }: { dev: boolean }): Promise<void> {
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
  const settings = await checkSettings(dev)
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
