import { courseAtHand } from '../course-at-hand.ts'
import { demand, get } from '../http.ts'
import type { Line, Measurement, Site } from '../measurement.ts'
import { selectLearners, sessionOf } from '../people.ts'
import { type Cost, measureInRounds, quotients } from '../rounds.ts'

/** A page with a frame and a heading: one query, that for the viewer. Only the bench's build has it. */
export const emptyPage = '/bench-empty'

/** Views of each page in a round: so many that gusts of load even out within it. */
const times = 240

/** What a view of a learner's pages costs, against a signed-in page that holds nothing. */
export const pages: Measurement = {
  id: 'pages',
  title: 'Pages',
  async run(site) {
    const { small, rounds } = site
    const { paths, words } = await courseAtHand(small)
    const cookie = await someLearner(site)
    const view = (path: string) => async () => {
      demand(await get(`${small.url}${path}`, { cookie }), 200, path)
    }
    const costs = await measureInRounds(
      [
        { name: 'static', at: small, times, once: view('/icon.svg') },
        { name: 'empty', at: small, times, once: view(emptyPage) },
        { name: 'lesson', at: small, times, once: view(paths.lesson) },
        { name: 'module', at: small, times, once: view(paths.module) },
        { name: 'home', at: small, times, once: view('/') },
      ],
      rounds,
    )
    const against = { to: costs.empty, name: 'the empty page' }
    return [
      ...lines('a static answer (the icon)', costs.static),
      ...lines('an empty signed-in page, one query', costs.empty),
      ...lines(`a lesson of ${words} words`, costs.lesson, { ...against, most: 1.5 }),
      ...lines('the module page', costs.module, against),
      ...lines('home', costs.home, against),
    ]
  },
}

/** Somebody who is in the middle of the course: their pages have something to show. */
export async function someLearner({ small }: Site): Promise<string> {
  const [learner] = await selectLearners(small, 'in-progress', 1)
  if (!learner) throw new Error('Nobody is in the middle of the course')
  return sessionOf(small, learner.personId)
}

type Against = { to: Cost; name: string; most?: number }

/** The lines of one subject: CPU and wall time, and how many times as much CPU as another. */
export function lines(name: string, cost: Cost, against?: Against): Line[] {
  const plain: Line[] = [
    { name, unit: 'ms CPU', samples: cost.cpu },
    { name: `${name}: the application alone`, unit: 'ms CPU', samples: cost.appCpu },
    { name, unit: 'ms', samples: cost.wall },
  ]
  if (!against) return plain
  const budget = against.most === undefined ? undefined : { most: against.most }
  const samples = quotients(cost.cpu, against.to.cpu)
  return [...plain, { name, unit: 'times', against: against.name, samples, budget }]
}
