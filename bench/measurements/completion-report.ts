import { courseAtHand } from '../course-at-hand.ts'
import { withClient } from '../database-server.ts'
import { demand, get } from '../http.ts'
import type { Installation } from '../installation.ts'
import type { Line, Measurement } from '../measurement.ts'
import { addAdmin, sessionOf } from '../people.ts'
import { measureInRounds } from '../rounds.ts'
import { lines } from './pages.ts'

/** The completion report as a page and as a file, with few people and with many. */
export const completionReport: Measurement = {
  id: 'completion-report',
  title: 'Completion report',
  async run({ small, large, rounds, people }) {
    const few = await reader(small)
    const many = await reader(large)
    const found: Line[] = []
    for (const [sort, order] of Object.entries(orders)) {
      const costs = await measureInRounds(
        [
          { name: 'few', at: small, times: 20, once: () => few.page(sort) },
          { name: 'many', at: large, times: 20, once: () => many.page(sort) },
        ],
        rounds,
      )
      const fewLine = `the page${order} with ${people.small} people`
      const manyLine = `the page${order} with ${people.large} people`
      found.push(
        ...lines(fewLine, costs.few),
        ...lines(manyLine, costs.many, { to: costs.few, name: fewLine, most: 1.5 }),
      )
    }
    return [...found, ...(await fileLines(many, large, { rounds, people: people.large }))]
  },
}

/** What people are sorted by, and how a line says so. */
const orders = { name: '', due: ' by due date', completed: ' by completion', state: ' by state' }

async function reader(at: Installation) {
  const { course } = await courseAtHand(at)
  const admin = await addAdmin(at, 'reports')
  const cookie = await sessionOf(at, admin.personId)
  const address = `${at.url}/admin/reports/completion`
  return {
    courseId: course.id,
    page: async (sort: string) =>
      void demand(await get(`${address}?course=${course.id}&sort=${sort}`, { cookie }), 200, 'report'),
    file: async () => demand(await get(`${address}.csv?course=${course.id}`, { cookie }), 200, 'CSV'),
  }
}

type Reader = Awaited<ReturnType<typeof reader>>

async function fileLines(
  { courseId, file }: Reader,
  at: Installation,
  { rounds, people }: { rounds: number; people: number },
): Promise<Line[]> {
  const samples = { wall: [], first: [], copy: [], cpu: [] } as Record<
    'wall' | 'first' | 'copy' | 'cpu',
    number[]
  >
  await file()
  for (let round = 0; round < rounds; round += 1) {
    const before = await at.readCpu()
    const begun = performance.now()
    const { firstByteMs, body } = await file()
    samples.wall.push(performance.now() - begun)
    samples.first.push(firstByteMs)
    const { appCpu, databaseCpu } = await at.cpuSince(before)
    samples.cpu.push(appCpu + databaseCpu)
    const rows = body.trimEnd().split('\r\n').length - 1
    if (rows < people) throw new Error(`The CSV has ${rows} rows and not ${people}`)
    samples.copy.push(await copyMs(at, courseId))
  }
  const name = `the CSV of ${people} people`
  const times = samples.wall.map((ms, round) => ms / (samples.copy[round] ?? Number.NaN))
  return [
    { name, unit: 'ms', samples: samples.wall, budget: { most: 1000 } },
    { name: `${name}: first byte after`, unit: 'ms', samples: samples.first, budget: { most: 100 } },
    { name, unit: 'ms CPU', samples: samples.cpu },
    { name: 'COPY of the same rows', unit: 'ms', samples: samples.copy },
    { name, unit: 'times', against: 'COPY of the same rows', samples: times },
  ]
}

function copyMs(at: Installation, courseId: string): Promise<number> {
  return withClient(at.databaseUrl, async (client) => {
    const begun = performance.now()
    await client.query(`COPY (
      SELECT pr.display_name, a.state, a.due_at, a.due_zone, a.completed_at, a.score_millipoints, a.max_millipoints,
        (SELECT string_agg(g.name, '; ' ORDER BY g.name) FROM group_membership m JOIN staff_group g ON g.id = m.group_id
          WHERE m.person_id = a.person_id AND m.recorded_until IS NULL), e.address
      FROM assigned_learner a
      JOIN person_profile pr ON pr.person_id = a.person_id AND pr.recorded_until IS NULL
      JOIN email_address e ON e.person_id = a.person_id AND e.recorded_until IS NULL
      WHERE a.course_id = ${client.escapeLiteral(courseId)} AND a.is_active ORDER BY a.name_key, a.person_id
    ) TO STDOUT (FORMAT csv)`)
    return performance.now() - begun
  })
}
