import type { DemoSignIn } from '#server/demo/sign-ins.ts'
import { LauncherProblem } from './problem.mjs'
import { step } from './progress.mjs'

export type Settings = { mode: 'embedded' | 'server'; port: number; host: string; data: string }

/**
 * Migrates, makes the demo where one belongs, publishes the compiled courses and completes assignments. Returns the
 * demo's sign-ins. Throws a LauncherProblem when there would be nothing to serve.
 */
export async function fillDatabase(
  { mode, data }: Settings,
  hasCompiledCourses: boolean,
): Promise<DemoSignIn[] | null> {
  await step('Migrations', migrate)
  const { closeDatabase } = await import('#server/store/database.ts')
  if (!hasCompiledCourses) await demandLiveRelease()
  const signIns = mode === 'embedded' && hasCompiledCourses ? await demo(data) : null
  if (hasCompiledCourses) await step('Release', () => publish(mode))
  await step('Assignments', completeAssignments)
  await closeDatabase()
  return signIns
}

async function demandLiveRelease(): Promise<void> {
  const { selectOptionalLiveReleaseId } = await import('#server/store/releases.ts')
  const { database } = await import('#server/store/database.ts')
  if (await selectOptionalLiveReleaseId(database())) return
  throw new LauncherProblem(
    'There is no course that could be served. Mend the problems above and start again.',
  )
}

async function migrate(): Promise<string> {
  const { prepareDatabase } = await import('#server/store/prepare-database.ts')
  const { MigrationProblem } = await import('#server/store/migrate.ts')
  const { DATABASE_URL: url = '', DATABASE_OWNER_URL: ownerUrl } = process.env
  try {
    const { applied, guardedBy } = await prepareDatabase(url, ownerUrl || undefined)
    if (guardedBy === 'triggers' && !process.env.KEYPOINT_EMBEDDED) console.log(triggersAlone)
    return applied.length ? `${applied.length} applied` : 'up to date'
  } catch (error) {
    throw error instanceof MigrationProblem ? new LauncherProblem(error.message) : error
  }
}

const triggersAlone =
  'Note: triggers alone guard the record, as the role of DATABASE_URL owns it. With DATABASE_OWNER_URL privileges do too.'

async function demo(data: string): Promise<DemoSignIn[] | null> {
  const { prepareDemo } = await import('#server/demo/prepare-demo.ts')
  let signIns: DemoSignIn[] | null = null
  await step('Demo organisation', async () => {
    let isMaking = false
    signIns = await prepareDemo({ dataFolder: data, log: () => (isMaking = true) })
    if (!isMaking) return signIns ? 'up to date' : 'none'
  })
  return signIns
}

async function publish(mode: Settings['mode']): Promise<string> {
  const { publishOnStart } = await import('#server/publish-release.ts')
  const { isLive, changed } = await publishOnStart(mode)
  if (!isLive) return 'stored, waits to be taken live'
  return changed ? 'taken live' : 'up to date'
}

/** An assignment that was interrupted while it reached its people is completed here at the latest. */
async function completeAssignments(): Promise<string> {
  const { reconcileAssignments } = await import('#server/commands/reconcile-assignments.ts')
  const reached = await reconcileAssignments({ actor: { kind: 'system' }, now: new Date() })
  return reached === 0 ? 'up to date' : `${reached} people reached`
}
