import { currentCatalogue } from '#server/catalogue.ts'
import { reconcileAssignments } from '#server/commands/reconcile-assignments.ts'
import { env } from '#server/env.ts'
import { limitConcurrency } from '#server/limit-concurrency.ts'
import { takeStoredReleaseLive } from '#server/publish-release.ts'
import { catalogueFolder } from '#server/store/catalogue-folder.ts'
import { database } from '#server/store/database.ts'
import { selectOptionalFact, setFact } from '#server/store/installation-facts.ts'
import { countPeople } from '#server/store/people.ts'
import { selectOptionalLiveReleaseId } from '#server/store/releases.ts'
import { storeRelease } from '#server/store/store-release.ts'
import { addCast, selectDemoPerson, setManagers } from './add-cast.ts'
import { assignDemoCourse, makeDemoGroups } from './assign-demo-course.ts'
import { cast } from './cast.ts'
import { liveStory } from './live-story.ts'
import { type DemoSignIn, keepDemoSignIns, selectOptionalDemoSignIns } from './sign-ins.ts'
import { timeline } from './timeline.ts'

/**
 * Makes the demo organisation on the first start of an empty embedded database, all of it through the commands that
 * everyone uses, dated over the past six weeks; goes on with one that was interrupted. Call it before the release of
 * this start is published. Returns the sign-ins, or null where there is no demo. With a `password` it is everyone's;
 * without one each gets a random one.
 */
export async function prepareDemo({
  dataFolder,
  password = env().KEYPOINT_DEMO_PASSWORD,
  log,
}: {
  dataFolder: string
  password?: string
  log: (line: string) => void
}): Promise<DemoSignIn[] | null> {
  const db = database()
  if (await selectOptionalFact(db, 'demo-finished')) return selectOptionalDemoSignIns(dataFolder)
  const isEmpty = (await countPeople(db)) === 0
  if (!isEmpty && !(await selectOptionalFact(db, 'demo-begun'))) return null
  log('Making the demo organisation')
  const now = new Date()
  const begun = new Date(await setFact(db, 'demo-begun', now.toISOString(), now))
  const signIns = await keepDemoSignIns(dataFolder, password)
  await makeDemo(begun, signIns)
  await setFact(db, 'demo-finished', 'yes', new Date())
  return signIns
}

async function makeDemo(begun: Date, signIns: DemoSignIn[]): Promise<void> {
  const { daysAgo, clockFrom } = timeline(begun)
  await takeCompiledLive(daysAgo(42))
  const [course] = (await currentCatalogue()).courses.values()
  const people = await addCast(signIns, { actor: { kind: 'operator' }, now: daysAgo(41) })
  const admin = { kind: 'person' as const, id: selectDemoPerson(people, 'Amina Diallo') }
  await setManagers(people, { actor: admin, now: daysAgo(40) })
  const groups = await makeDemoGroups(people, { actor: admin, now: daysAgo(40) })
  if (!course) return
  await assignDemoCourse({ courseId: course.id, groups, begun }, { actor: admin, now: daysAgo(28) })
  await reconcileAssignments({ actor: admin, now: daysAgo(28) })
  const few = limitConcurrency(3)
  const stories = cast.map(({ displayName, story }) => {
    if (!story) return undefined
    const personId = selectDemoPerson(people, displayName)
    return few(() => liveStory({ personId, course, clock: clockFrom(story.startedDaysAgo) }, story))
  })
  await Promise.all(stories)
}

/** What the demo's people learned from has to be older than what they did. */
async function takeCompiledLive(now: Date): Promise<void> {
  if (await selectOptionalLiveReleaseId(database())) return
  const releaseId = await storeRelease(database(), catalogueFolder(), now)
  await takeStoredReleaseLive(releaseId, { kind: 'system' }, now)
}
