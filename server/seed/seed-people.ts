import type { Catalogue, Course } from '#domain/course/catalogue.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import { reconcileAssignments } from '#server/commands/reconcile-assignments.ts'
import { type Commanded, organisationStream } from '#server/commands/record.ts'
import { appendEvents } from '#server/store/append-events.ts'
import { selectAssignmentForShare } from '#server/store/assignment-gaps.ts'
import { chunksOf } from '#server/store/chunks.ts'
import { database } from '#server/store/database.ts'
import { isCourseLive } from '#server/store/live-courses.ts'
import { selectHighestSeedNumber } from '#server/store/seed-numbers.ts'
import { selectOptionalStreamEnd } from '#server/store/stream-end.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { assignToSeedGroups, type SeedAssignments } from './seed-assignments.ts'
import { countLearner, type SeedCounts, seedRole } from './seed-cast.ts'
import { seedLearner } from './seed-learner.ts'

/** People whom one transaction adds, with everything they did. */
const peopleAtOnce = 100

/**
 * Adds people to try the installation under load: with no password, in every state of the course, by the real rules,
 * all events in their chains. They continue the numbers that are there. Null when the course is not live.
 */
export async function seedPeople(
  { people, courseId }: { people: number; courseId: string },
  by: Commanded,
  onProgress: (people: number) => void,
): Promise<SeedCounts | null> {
  if (!(await isCourseLive(database(), courseId))) return null
  const catalogue = await currentCatalogue()
  const course = catalogue.courses.get(courseId)
  if (!course) throw new Error(`The catalogue lacks ${courseId}, which is live`)
  const span = await selectSpan(courseId, by.now)
  const first = (await selectHighestSeedNumber(database())) + 1
  const named = { courseId, name: `Seeded people from ${first}`, now: by.now }
  const assignments = await assignToSeedGroups(named, { actor: by.actor, now: span.from })
  const counts = { people: 0, events: 0, completed: 0, overdue: 0, inProgress: 0, notStarted: 0 }
  const numbers = Array.from({ length: people }, (_, index) => first + index)
  await inLanes(chunksOf(numbers, peopleAtOnce), async (chunk) => {
    await addChunk(chunk, { catalogue, course, assignments, ...span, counts }, by)
    onProgress(counts.people)
  })
  await reconcileAssignments(by)
  return counts
}

/** Works through chunks in two lanes, so that one is thought out while the database stores the other. */
async function inLanes(chunks: number[][], work: (chunk: number[]) => Promise<void>): Promise<void> {
  const lane = async () => {
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) await work(chunk)
  }
  const stopAll = (error: unknown) => {
    chunks.length = 0
    throw error
  }
  await Promise.all([lane().catch(stopAll), lane().catch(stopAll)])
}

type Setting = {
  catalogue: Catalogue
  course: Course
  assignments: SeedAssignments
  from: Date
  until: Date
  counts: SeedCounts
}

async function addChunk(numbers: number[], setting: Setting, by: Commanded): Promise<void> {
  const { assignments, counts, ...shared } = setting
  const learners = numbers.map((number) => {
    const { story, isLate } = seedRole(number)
    const assignment = isLate ? assignments.late : assignments.inTime
    return { ...seedLearner({ ...shared, number, story, assignment }), isLate }
  })
  const events = learners.flatMap((learner) => learner.events)
  const erasables = learners.flatMap((learner) => learner.erasables)
  await inTransaction(async (tx) => {
    for (const { id } of Object.values(assignments)) await selectAssignmentForShare(tx, id)
    await appendEvents(tx, { actor: by.actor, recordedAt: by.now, events, erasables })
  })
  counts.events += events.length
  for (const { state, isLate } of learners) countLearner(counts, state, isLate)
}

/** From the last thing that happened to groups or the course, at most sixty days ago: every stream stays in order. */
async function selectSpan(courseId: string, now: Date): Promise<{ from: Date; until: Date }> {
  const sixtyDaysAgo = now.getTime() - 60 * 24 * 60 * 60 * 1000
  const end = await selectOptionalStreamEnd(database(), [
    { streamKind: 'organisation', streamId: organisationStream },
    { streamKind: 'course', streamId: courseId },
  ])
  return { from: new Date(Math.max(sixtyDaysAgo, end?.getTime() ?? 0)), until: now }
}
