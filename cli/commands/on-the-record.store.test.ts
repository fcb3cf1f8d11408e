import { beforeEach, describe, expect, test } from 'vitest'
import { capturedTerminal } from '#test/captured-terminal.ts'
import { testDatabase } from '#test/database.ts'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { publishCourse, publishCourses } from '#test/publish-course.ts'
import { keypoint } from '../keypoint.ts'

const db = testDatabase()

beforeEach(async () => {
  const course = courseOf([lesson('one'), lesson('two')], [keyPoint('risk')])
  await publishCourse(course, new Date(Date.now() - 1000))
})

async function run(words: string, input = '') {
  const terminal = capturedTerminal(input)
  const exitCode = await keypoint(words.split(' '), terminal)
  return { exitCode, stdout: terminal.stdout(), stderr: terminal.stderr() }
}

describe('keypoint person add', () => {
  test('adds an admin whose password nobody sees', async () => {
    const added = await run(
      'person add --email Ada@example.org --role admin --password-stdin',
      'correct horse battery\n',
    )
    expect(added).toEqual({ exitCode: 0, stdout: '', stderr: 'Added Ada@example.org.\n' })
    expect(await db().roleGrant.findMany()).toMatchObject([{ role: 'admin' }])
    expect(await db().passwordCredential.count()).toBe(1)
    expect(await db().learningEvent.findFirst({ where: { type: 'person-added' } })).toMatchObject({
      actorKind: 'operator',
    })
  })

  test('says in words why an address or a password is refused', async () => {
    await run('person add --email ada@example.org --role learner')
    const again = await run('person add --email ada@example.org --role learner')
    expect(again).toMatchObject({ exitCode: 1, stdout: '' })
    expect(again.stderr).not.toContain('admin.problem')
    const short = await run('person add --email bo@example.org --role learner --password-stdin', 'short')
    expect(short.exitCode).toBe(1)
    expect(await db().person.count()).toBe(1)
  })

  test('makes an author of a course that is there', async () => {
    expect((await run('person add --email ada@example.org --role author:nowhere')).exitCode).toBe(1)
    expect(await db().person.count()).toBe(0)
    expect((await run('person add --email ada@example.org --role author:oss')).exitCode).toBe(0)
    expect(await db().roleGrant.findMany()).toMatchObject([{ role: 'author', courseId: 'oss' }])
  })

  test('refuses a role that does not exist as a wrong call', async () => {
    expect((await run('person add --email ada@example.org --role boss')).exitCode).toBe(2)
  })
})

describe('keypoint assign', () => {
  test('reaches everyone with a due day in a zone', async () => {
    await run('person add --email ada@example.org --role learner')
    const words = 'assign --course oss --everyone --due 2026-12-31 --zone America/Toronto --json'
    const assigned = await run(words)
    expect(JSON.parse(assigned.stdout)).toMatchObject({ reached: 1 })
    expect(await db().obligation.findMany()).toMatchObject([
      { dueAt: new Date('2027-01-01T04:59:59.999Z'), dueZone: 'America/Toronto' },
    ])
  })

  test.each([
    ['assign --course nowhere --everyone', 'course'],
    ['assign --course oss --group Nobody', 'There is no group called Nobody.'],
    ['assign --course oss --person bo@example.org', 'Nobody has the address bo@example.org.'],
    ['assign --course oss --everyone --due tomorrow', ''],
  ])('%s is refused with a sentence', async (words, sentence) => {
    const refused = await run(words)
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toContain(sentence)
    expect(refused.stderr).not.toContain('This should not happen')
    expect(await db().assignment.count()).toBe(0)
  })
})

describe('keypoint seed', () => {
  test('takes the only course that is live, and has to be told which where there are several', async () => {
    expect(await run('seed --people 2')).toMatchObject({ exitCode: 0, stdout: '' })
    expect(await db().enrolment.groupBy({ by: ['courseId'] })).toMatchObject([{ courseId: 'oss' }])
    const people = await db().person.count()
    const another = courseOf([lesson('one')], [keyPoint('risk')], { id: 'other' })
    await publishCourses([courseOf([lesson('one')], [keyPoint('risk')]), another], new Date())
    expect(await run('seed --people 2')).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'Several courses are live, so say which with --course: oss, other.\n',
    })
    expect(await db().person.count()).toBe(people)
  })
})

describe('keypoint report', () => {
  test('prints the same rows as CSV and as JSON', async () => {
    await run('seed --people 20 --course oss')
    const csv = await run('report completion --course oss --format csv')
    const lines = csv.stdout.trimEnd().split('\r\n')
    const { rows, counts } = JSON.parse((await run('report completion --course oss --format json')).stdout)
    expect(lines).toHaveLength(21)
    expect(rows.map((row: { email: string }) => row.email)).toEqual(
      lines.slice(1).map((line) => line.split(',').at(-1)),
    )
    expect(counts).toMatchObject({ completed: 7, overdue: 3, 'in-progress': 5, 'not-started': 5 })
    const overdue = await run('report completion --course oss --filter state=overdue --json')
    expect(JSON.parse(overdue.stdout).rows).toHaveLength(3)
  })

  test.each([
    'report nonsense --course oss',
    'report completion --course nowhere',
    'report completion --course oss --filter state=asleep',
  ])('%s fails with a sentence', async (words) => {
    const failed = await run(words)
    expect(failed).toMatchObject({ exitCode: 1, stdout: '' })
    expect(failed.stderr).not.toBe('')
  })
})

describe('keypoint record check', () => {
  test('finds nothing after a seed, and names what somebody changed', async () => {
    await run('seed --people 3 --course oss')
    const clean = await run('record check')
    expect(clean).toMatchObject({ exitCode: 0, stdout: '' })
    const { id, state } = await db().cycleState.findFirstOrThrow({ where: { state: { not: 'completed' } } })
    await db().cycleState.update({ where: { id }, data: { state: 'completed' } })
    const changed = await run('record check')
    expect(changed.exitCode).toBe(1)
    expect(changed.stdout).toContain('cycleState')
    expect(JSON.parse((await run('record check --json')).stdout).differences).toHaveLength(1)
    await db().cycleState.update({ where: { id }, data: { state } })
  })
})

describe('keypoint release', () => {
  test('lists what is stored and takes an older one live again', async () => {
    const changed = courseOf([lesson('one'), lesson('three')], [keyPoint('risk')])
    const newer = await publishCourse(changed, new Date())
    const listed = JSON.parse((await run('release list --json')).stdout)
    expect(listed).toMatchObject([{ id: newer, isLive: true }, { isLive: false }])
    expect((await run(`release take-live ${listed[1].id.slice(0, 12)}`)).exitCode).toBe(0)
    expect(JSON.parse((await run('release list --json')).stdout)[1]).toMatchObject({ isLive: true })
    expect((await run('release take-live zzz')).exitCode).toBe(1)
  })
})
