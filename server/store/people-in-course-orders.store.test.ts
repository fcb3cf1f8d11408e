import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scope } from '#domain/training/scope.ts'
import { type Status, statusOf } from '#domain/training/status.ts'
import type { CompletionRow } from '#reports/completion.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { type ReportRun, runReport } from '#server/queries/run-report.ts'
import { testDatabase } from '#test/database.ts'
import { runs } from '#test/fuzz-runs.ts'
import { makeCoursesLive } from '#test/live-course.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { recordTraining, type Training } from '#test/training.ts'

testDatabase()
const by = operatorAt()
const now = new Date('2026-11-23T12:00:00.000Z')
const course = 'fire-safety'

/** Names and what they are sorted by. */
const foldedNames: Record<string, string> = {
  Ann: 'ann',
  ann: 'ann',
  Éva: 'eva',
  Eve: 'eve',
  'Zoë Bo': 'zoe bo',
}

const madeUp = fc.record({
  name: fc.constantFrom(...Object.keys(foldedNames)),
  grouped: fc.boolean(),
  managed: fc.boolean(),
  dues: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom([null], ...instantsAround(now).map((due) => [due])) },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  state: fc.constantFrom(null, 'not-started', 'in-progress', 'completed'),
  active: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  completedAt: fc.constantFrom('2026-11-20T08:00:00.000Z', '2026-11-20T08:00:00.001Z'),
}) as fc.Arbitrary<Training & { name: string; grouped: boolean; managed: boolean }>

const views = fc.record({
  sort: fc.oneof(
    { weight: 3, arbitrary: fc.constant('state') },
    { weight: 1, arbitrary: fc.constantFrom('name', 'due', 'completed') },
  ),
  direction: fc.constantFrom('ascending', 'descending'),
  state: fc.constantFrom(
    ...([
      undefined,
      undefined,
      'overdue',
      'not-started',
      'in-progress',
      'completed',
      'not-completed',
    ] as const),
  ),
  text: fc.constantFrom(undefined, undefined, undefined, 'bo', 'nobody'),
  grouped: fc.boolean(),
  managed: fc.boolean(),
  limit: fc.constantFrom(3, 20, 500),
})
type View = typeof views extends fc.Arbitrary<infer Value> ? Value : never

type Known = Pick<CompletionRow, 'personId' | 'displayName' | 'state' | 'dueAt' | 'completedAt'> & {
  grouped: boolean
  managed: boolean
  active: boolean
}

test('every order, filter and page is what sorting everybody would give', async () => {
  await makeCoursesLive([course])
  const groupId = await makeGroup('Finance')
  const managerId = await makePerson('The Manager')
  const everybody: Known[] = []
  const trainings: [string, Training][] = []
  for (const [index, person] of fc.sample(madeUp, { numRuns: 100, seed: 20261126 }).entries()) {
    const personId = await makePerson(person.name, undefined, `${index}@example.org`)
    if (person.grouped) await joinGroup({ personId, groupId }, by)
    if (person.managed) await setManager({ personId, managerId }, by)
    trainings.push([personId, person])
    if (person.dues.length > 0) everybody.push(known(personId, person))
  }
  await recordTraining(course, trainings)
  const view = async ({ grouped, managed, limit: _, ...params }: View) => {
    const scope: Scope = managed ? { kind: 'team', managerId } : { kind: 'everyone' }
    const group = grouped ? groupId : undefined
    const run = await runReport('completion', { course, group, ...params }, { scope, now })
    if (!run.ok) throw new Error(JSON.stringify(run))
    return run
  }
  await fc.assert(
    fc.asyncProperty(views, async (asked) => {
      const run = await view(asked)
      const within = everybody.filter((person) => isWithin(person, asked))
      expect(await run.counts()).toEqual(countsOf(within))
      const listed = within
        .filter(({ active, state }) => active && isAsked(state, asked.state))
        .sort(inOrder(asked))
      const rows = listed.map(({ active: _a, managed: _m, grouped, ...row }) => ({
        ...row,
        groups: grouped ? 'Finance' : '',
      }))
      await expectPages(run, rows, asked.limit)
      const file: unknown[] = []
      for await (const piece of run.pieces()) file.push(...piece)
      expect(file).toMatchObject(rows)
      expect(file).toHaveLength(rows.length)
    }),
    { ...runs(60), seed: 20261126 },
  )
}, 300_000)

/** Goes through all pages and back. */
async function expectPages(run: ReportRun, rows: object[], limit: number): Promise<void> {
  const pages = Math.max(1, Math.ceil(rows.length / limit))
  const pageAt = (index: number) => rows.slice(index * limit, (index + 1) * limit)
  let page = await run.page({ limit })
  for (let index = 0; ; index += 1) {
    expect(page.rows).toMatchObject(pageAt(index))
    expect(page.rows).toHaveLength(pageAt(index).length)
    expect([page.previous !== null, page.next !== null]).toEqual([index > 0, index < pages - 1])
    if (!page.next) break
    page = await run.page({ limit, after: page.next })
  }
  for (let index = pages - 2; index >= 0; index -= 1) {
    page = await run.page({ limit, before: page.previous ?? '' })
    expect(page.rows).toMatchObject(pageAt(index))
    expect(page.rows).toHaveLength(limit)
    expect([page.previous !== null, page.next !== null]).toEqual([index > 0, true])
  }
}

function instantsAround(at: Date): string[] {
  return [-1, 0, 1, 86_400_000].map((ms) => new Date(at.getTime() + ms).toISOString())
}

function known(
  personId: string,
  person: Training & { name: string; grouped: boolean; managed: boolean },
): Known {
  const { name, grouped, managed, dues, state, active, completedAt } = person
  const dueAt = dues[0] ? new Date(dues[0]) : null
  const completed = state === 'completed' && completedAt ? new Date(completedAt) : null
  const row = {
    personId,
    displayName: name,
    state: statusOf(state, dueAt, now),
    dueAt,
    completedAt: completed,
  }
  return { ...row, grouped, managed, active }
}

function isWithin({ displayName, grouped, managed }: Known, asked: View): boolean {
  const isCalled = !asked.text || foldedNames[displayName]?.includes(asked.text)
  return Boolean(isCalled) && (!asked.grouped || grouped) && (!asked.managed || managed)
}

function isAsked(state: Status, filter: View['state']): boolean {
  return !filter || filter === state || (filter === 'not-completed' && state !== 'completed')
}

function countsOf(people: readonly Known[]): Record<string, number> {
  const among = (test: (person: Known) => boolean) => people.filter(test).length
  const inState = (state: Status) => among((person) => person.active && person.state === state)
  return {
    completed: inState('completed'),
    overdue: inState('overdue'),
    'in-progress': inState('in-progress'),
    'not-started': inState('not-started'),
    'not-completed': among(({ active, state }) => active && state !== 'completed'),
    deactivated: among(({ active }) => !active),
  }
}

function inOrder({ sort, direction }: View): (a: Known, b: Known) => number {
  const keyOf = ({ personId, displayName, state, dueAt, completedAt }: Known) => {
    const date = sort === 'due' ? dueAt : completedAt
    const place = ['overdue', 'not-started', 'in-progress', 'completed'].indexOf(state)
    const first =
      ({ name: 0, state: place } as Record<string, number>)[sort] ??
      date?.getTime() ??
      Number.POSITIVE_INFINITY
    return [first, foldedNames[displayName] ?? '', personId] as const
  }
  const sign = direction === 'descending' ? -1 : 1
  return (a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    const at = one.findIndex((value, index) => value !== other[index])
    return at === -1 ? 0 : sign * ((one[at] ?? 0) < (other[at] ?? 0) ? -1 : 1)
  }
}
