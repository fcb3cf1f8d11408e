import { runScript } from '#test/section.ts'
import { makeDatabase, withClient } from './database-server.ts'
import { Installation, ownEnvironment } from './installation.ts'
import type { Site } from './measurement.ts'

type Wanted = { mode: Site['mode']; serverUrl?: string; people: Site['people']; rounds: number }

/** Starts the two installations of a run, lets `use` measure them and removes them, whatever happened. */
export async function withSite<Result>(
  { mode, serverUrl, people, rounds }: Wanted,
  use: (site: Site, seeding: Seeding) => Promise<Result>,
): Promise<Result> {
  const undo: (() => Promise<unknown>)[] = []
  const start = async () => {
    const made = mode === 'server' && serverUrl ? await makeDatabase(serverUrl) : null
    if (made) undo.push(made.drop)
    const installation = await Installation.start(made?.url)
    undo.push(() => installation.stop())
    return installation
  }
  try {
    const small = await start()
    const large = await start()
    await seed(small, people.small)
    const seeding = await seed(large, people.large)
    for (const { databaseUrl } of [small, large]) await tidy(databaseUrl)
    return await use({ mode, rounds, small, large, people }, seeding)
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

/** What a server's autovacuum does within a minute, where it is on, and the next start of an embedded database. */
function tidy(databaseUrl: string): Promise<unknown> {
  return withClient(databaseUrl, (client) => client.query('vacuum (analyze)'))
}

export type Seeding = { people: number; events: number; seconds: number }

/** `keypoint seed`, as an operator calls it. */
async function seed(at: Installation, people: number): Promise<Seeding> {
  const begun = performance.now()
  const { code, output } = await runScript(
    'node_modules/tsx/dist/cli.mjs',
    ['cli/main.ts', 'seed', '--people', String(people), '--course', await onlyCourse(at), '--json'],
    { ...environmentOf(at) },
  )
  if (code !== 0) throw new Error(`Seeding failed: ${output}`)
  const { events } = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1))
  return { people, events, seconds: (performance.now() - begun) / 1000 }
}

async function onlyCourse(at: Installation): Promise<string> {
  const { courseAtHand } = await import('./course-at-hand.ts')
  return (await courseAtHand(at)).course.id
}

/** The environment in which a command reaches an installation. */
function environmentOf(at: Installation): Record<string, string | undefined> {
  const others = Object.keys(process.env).filter((name) => !(name in ownEnvironment()))
  return { ...Object.fromEntries(others.map((name) => [name, undefined])), DATABASE_URL: at.databaseUrl }
}
