import { expect, test } from 'vitest'
import { checkRecord } from '#server/store/check-record.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { publishCourse } from '#test/publish-course.ts'
import { seedPeople } from './seed-people.ts'

const db = testDatabase()
const operator = { kind: 'operator' as const }
const at = (day: number) => new Date(Date.UTC(2026, 8, day, 9))

test('people in every state stand in the record as if they had learned, and a second seed goes on counting', async () => {
  const course = courseOf(
    [lesson('one'), lesson('two'), lesson('more', { optional: true })],
    [keyPoint('risk'), keyPoint('eyes')],
  )
  await publishCourse(course, at(1))
  const by = { actor: operator, now: at(30) }
  const seen: number[] = []
  const counts = await seedPeople({ people: 120, courseId: 'oss' }, by, (people) => seen.push(people))
  expect(counts).toMatchObject({ people: 120, completed: 42, overdue: 18, inProgress: 30, notStarted: 30 })
  expect(seen).toHaveLength(2)
  expect(seen.at(-1)).toBe(120)
  expect(await db().completion.count()).toBe(42)
  const states = await db().cycleState.groupBy({
    by: ['state'],
    where: { recordedUntil: null },
    _count: true,
  })
  expect(Object.fromEntries(states.map((row) => [row.state, row._count]))).toEqual({
    'not-started': 36,
    'in-progress': 42,
    completed: 42,
  })
  await seedPeople({ people: 1, courseId: 'oss' }, { actor: operator, now: at(31) }, () => {})
  expect(await db().emailAddress.count({ where: { address: 'person-121@example.test' } })).toBe(1)
  const { events, differences } = await checkRecord(db())
  expect(differences).toEqual([])
  expect(events).toBeGreaterThan(counts?.events ?? 0)
})

test('events of a stream stand in the order in which they happened', async () => {
  await publishCourse(courseOf([lesson('one')], [keyPoint('risk')]), at(1))
  await seedPeople({ people: 20, courseId: 'oss' }, { actor: operator, now: at(30) }, () => {})
  const events = await db().learningEvent.findMany({ orderBy: [{ streamId: 'asc' }, { seq: 'asc' }] })
  const disordered = events.filter((event, index) => {
    const before = events[index - 1]
    return before?.streamId === event.streamId && before.occurredAt > event.occurredAt
  })
  expect(disordered).toEqual([])
})

test('a course that is not live gets nobody', async () => {
  await publishCourse(courseOf([lesson('one')], [keyPoint('risk')]), at(1))
  expect(await seedPeople({ people: 3, courseId: 'other' }, { actor: operator, now: at(2) }, () => {})).toBe(
    null,
  )
  expect(await db().person.count()).toBe(0)
})
