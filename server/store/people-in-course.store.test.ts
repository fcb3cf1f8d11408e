import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Scope } from '#domain/training/scope.ts'
import { effectiveDue, statuses, statusOf } from '#domain/training/status.ts'
import type { CompletionRow } from '#reports/completion.ts'
import { assignCourse } from '#server/commands/assign-course.ts'
import { joinGroup } from '#server/commands/join-group.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { rowData, runReport } from '#server/queries/run-report.ts'
import { testDatabase } from '#test/database.ts'
import { makeCoursesLive } from '#test/live-course.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { recordTraining, type Training } from '#test/training.ts'

testDatabase()
const by = operatorAt()
const now = new Date('2026-11-23T12:00:00.000Z')
const course = 'fire-safety'

beforeEach(async () => {
  await makeCoursesLive([course])
})
async function report(params: Record<string, string>, scope: Scope = { kind: 'everyone' }) {
  const run = await runReport('completion', { course, ...params }, { scope, now })
  if (!run.ok) throw new Error(JSON.stringify(run))
  return run
}

async function names(params: Record<string, string>, scope?: Scope): Promise<string[]> {
  const { rows } = await (await report(params, scope)).page({ limit: 50 })
  return (rows as CompletionRow[]).map((row) => row.displayName)
}

const train = (personId: string, training: Training) => recordTraining(course, [[personId, training]])

describe('the completion report', () => {
  test('gives everyone the state that the rule gives them, and numbers that add up', async () => {
    const instant = fc.constantFrom(
      null,
      '2026-11-22T22:59:59.999Z',
      '2026-11-23T11:59:59.999Z',
      '2026-11-23T12:00:00.000Z',
      '2026-12-31T22:59:59.999Z',
    )
    const one = fc.record({
      dues: fc.array(instant, { maxLength: 3 }),
      state: fc.constantFrom(null, 'not-started', 'in-progress', 'completed'),
      active: fc.boolean(),
    })
    const cases = fc.sample(one as fc.Arbitrary<Training>, { numRuns: 60, seed: 20261123 })
    const expected = new Map<string, string>()
    for (const [index, example] of cases.entries()) {
      const personId = await makePerson(`Person ${index}`)
      await train(personId, example)
      if (!example.active || example.dues.length === 0) continue
      const dues = example.dues.map((due) => ({ dueAt: due ? new Date(due) : null, dueZone: due && 'UTC' }))
      expected.set(personId, statusOf(example.state, effectiveDue(dues)?.dueAt ?? null, now))
    }
    const run = await report({})
    const { rows } = await run.page({ limit: 100 })
    const actual = new Map((rows as CompletionRow[]).map((row) => [row.personId, row.state]))
    expect(actual).toEqual(expected)
    const counts = await run.counts()
    for (const status of statuses) {
      expect(counts[status]).toBe([...expected.values()].filter((state) => state === status).length)
    }
    const deactivated = cases.filter((example) => !example.active && example.dues.length > 0)
    expect(counts.deactivated).toBe(deactivated.length)
  }, 60_000)

  test('narrows by state, group, due days in their own zone and text without accents', async () => {
    const [elodie, bo] = [await makePerson('Élodie Côté'), await makePerson('Bo')]
    const groupId = await makeGroup('Finance')
    await joinGroup({ personId: bo, groupId }, by)
    const target = { courseId: course, targetKind: 'person' as const }
    const due = { dueDay: '2026-11-30', dueZone: 'Pacific/Kiritimati' }
    await assignCourse({ ...target, targetId: elodie, ...due }, by)
    await assignCourse({ ...target, targetId: bo, dueDay: '2026-11-01', dueZone: 'America/Toronto' }, by)
    expect(await names({})).toEqual(['Bo', 'Élodie Côté'])
    expect(await names({ state: 'overdue' })).toEqual(['Bo'])
    expect(await names({ state: 'not-completed' })).toEqual(['Bo', 'Élodie Côté'])
    expect(await names({ group: groupId })).toEqual(['Bo'])
    expect(await names({ text: 'elodie cote' })).toEqual(['Élodie Côté'])
    expect(await names({ text: 'BO@EXAMPLE' })).toEqual(['Bo'])
    expect(await names({ text: '%' })).toEqual([])
    expect(await names({ dueFrom: '2026-11-30' })).toEqual(['Élodie Côté'])
    expect(await names({ dueTo: '2026-11-30' })).toEqual(['Bo', 'Élodie Côté'])
    expect(await names({ dueFrom: '2026-12-01' })).toEqual([])
    expect(await names({ dueTo: '2026-11-01' })).toEqual(['Bo'])
  })

  test('shows a manager the people below them, directly or not, and nobody else', async () => {
    const [top, middle, low, other] = [
      await makePerson('Top'),
      await makePerson('Middle'),
      await makePerson('Low'),
      await makePerson('Other'),
    ]
    await setManager({ personId: middle, managerId: top }, by)
    await setManager({ personId: low, managerId: middle }, by)
    const everyone = { targetKind: 'everyone' as const, targetId: null, dueDay: null, dueZone: null }
    await assignCourse({ courseId: course, ...everyone }, by)
    expect(await names({}, { kind: 'team', managerId: top })).toEqual(['Low', 'Middle'])
    expect(await names({}, { kind: 'team', managerId: middle })).toEqual(['Low'])
    expect(await names({}, { kind: 'team', managerId: other })).toEqual([])
    expect(await runReport('completion', { course }, { scope: { kind: 'nobody' }, now })).toMatchObject({
      notFound: true,
    })
  })

  test.each(['name', 'state', 'due', 'completed'])('pages by %s without a gap or a repeat', async (sort) => {
    const people = ['Ann', 'ann', 'Ann', 'Éva', 'Eve', 'Zoë', 'Bo']
    for (const [index, name] of people.entries()) {
      const personId = await makePerson(name, undefined, `${index}@example.org`)
      const state = (['completed', 'in-progress', 'not-started'] as const)[index % 3] ?? null
      const dues = index % 2 ? [null] : ['2026-12-31T22:59:59.999Z']
      await train(personId, { dues, state, active: true })
    }
    for (const direction of ['ascending', 'descending']) {
      const run = await report({ sort, direction })
      const all = ids((await run.page({ limit: 50 })).rows)
      expect(new Set(all).size).toBe(7)
      const forwards: string[] = []
      let page = await run.page({ limit: 3 })
      expect(page.previous).toBeNull()
      for (;;) {
        forwards.push(...ids(page.rows))
        if (!page.next) break
        page = await run.page({ limit: 3, after: page.next })
      }
      expect(forwards).toEqual(all)
      const back = await run.page({ limit: 3, before: page.previous ?? '' })
      expect(ids(back.rows)).toEqual(all.slice(3, 6))
      const first = await run.page({ limit: 3, before: back.previous ?? '' })
      expect(ids(first.rows)).toEqual(all.slice(0, 3))
      expect(first.previous).toBeNull()
    }
  })

  test('gives programs instants in UTC, states by id and the score rounded down', async () => {
    await train(await makePerson('Ada'), { dues: [null], state: 'completed', active: true })
    const run = await report({})
    const { rows } = await run.page({ limit: 1 })
    expect(rowData(run.columns, rows[0])).toEqual({
      name: 'Ada',
      email: 'ada@example.org',
      groups: '',
      state: 'completed',
      due: null,
      dueZone: '',
      completed: '2026-11-20T08:00:00.000Z',
      score: 99,
    })
  })

  test('does not exist for a course nobody knows, and says which filter is wrong', async () => {
    const reader = { scope: { kind: 'everyone' as const }, now }
    expect(await runReport('completion', { course: 'absent' }, reader)).toMatchObject({ notFound: true })
    expect(await runReport('absent', { course }, reader)).toMatchObject({ notFound: true })
    expect(await runReport('completion', { course, state: 'absent' }, reader)).toMatchObject({
      problems: [{ field: 'state', messageKey: 'report.problem.state' }],
    })
    expect(ids((await (await report({})).page({ limit: 3, after: 'made-up' })).rows)).toEqual([])
    const withoutKey = Buffer.from('abc -').toString('base64url')
    expect((await (await report({ sort: 'due' })).page({ limit: 3, after: withoutKey })).previous).toBeNull()
    for (const day of ['0000-01-01', '0001-01-01', '9999-12-31'])
      expect(
        await runReport('completion', { course, dueFrom: day }, { scope: { kind: 'everyone' }, now }),
      ).toMatchObject({ ok: false, problems: [{ field: 'dueFrom', messageKey: 'report.problem.day' }] })
  })
})

const ids = (rows: unknown[]) => (rows as CompletionRow[]).map((row) => row.personId)
