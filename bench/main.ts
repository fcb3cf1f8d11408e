// `npm run bench`: what things cost, on databases of its own. See docs/performance.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { buildPages } from '#launcher/build-pages.ts'
import { measurements } from './index.ts'
import { benchBuild } from './installation.ts'
import { judge } from './judge.ts'
import { describeMachine } from './machine.ts'
import type { Line, Site } from './measurement.ts'
import { withSite } from './site.ts'
import { type ModeResult, markdownTable, plainLine, type Run, type Section } from './table.ts'

const ids = measurements.map(({ id }) => id)
const options = new Command('npm run bench --')
  .description('Measures what pages, quizzes, reports and the record cost. Takes some minutes.')
  .option('--json <file>', 'write every sample to a file')
  .option('--markdown <file>', 'write the tables of docs/performance.md to a file')
  .option('--only <ids...>', `some of ${ids.join(', ')}`)
  .option('--mode <mode>', 'embedded or server alone')
  .option('--people <number>', 'how many people the larger installation has', '20000')
  .option('--rounds <number>', 'how often each thing is measured', '9')
  .parse()
  .opts<{
    json?: string
    markdown?: string
    only?: string[]
    mode?: string
    people: string
    rounds: string
  }>()

const serverUrl = process.env.TEST_DATABASE_URL || undefined
const machine = describeMachine()
const { cpu, cores, memoryGb, system, node, load } = machine
console.log(`${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, load ${load} when it began`)
if (load > cores / 2)
  console.log('The machine is busy: figures are too high, and fewer budgets can be judged.')
Object.assign(process.env, benchBuild)
mkdirSync('.cache', { recursive: true })
writeFileSync('.cache/bench-tsconfig.json', '{ "extends": "../tsconfig.json" }\n')
await buildPages()

const run: Run = { at: new Date().toISOString(), machine, rounds: Number(options.rounds), results: [] }
for (const mode of ['embedded', 'server'] as const) {
  if (options.mode && options.mode !== mode) continue
  if (mode === 'server' && !serverUrl)
    console.log('\nTEST_DATABASE_URL is not set: nothing measured on a server.')
  else run.results.push(await measure(mode))
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(run, null, 2)}\n`)
if (options.markdown) writeFileSync(options.markdown, `${markdownTable(run)}\n`)
const missed = run.results.flatMap(({ sections }) => sections.flatMap(({ lines }) => lines)).filter(isMissed)
process.exit(missed.length > 0 ? 1 : 0)

function measure(mode: Site['mode']): Promise<ModeResult> {
  console.log(`\nOn ${mode === 'embedded' ? 'the embedded database' : 'a server'}`)
  const people = { small: 1000, large: Number(options.people) }
  return withSite({ mode, serverUrl, people, rounds: run.rounds }, async (site, seeding) => {
    const seeded = `keypoint seed --people ${seeding.people} (${seeding.events} events)`
    const sections = [
      say('Seeding', [
        { name: seeded, unit: 's', samples: [seeding.seconds] },
        { name: seeded, unit: 'a second', samples: [seeding.events / seeding.seconds], note: 'events' },
      ]),
    ]
    for (const { id, title, onlyEmbedded, run: take } of measurements) {
      if (options.only && !options.only.includes(id)) continue
      if (onlyEmbedded && mode !== 'embedded') continue
      sections.push(say(title, await take(site)))
    }
    return { mode, sections }
  })
}

function say(title: string, lines: Line[]): Section {
  const section = { title, lines: lines.map(judge) }
  console.log(`\n${title}\n${section.lines.map(plainLine).join('\n')}`)
  return section
}

function isMissed({ verdict }: { verdict: string | null }): boolean {
  return verdict === 'missed'
}
