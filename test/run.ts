// `npm test`: everything that says whether this commit is fit. `--long` adds the soak, fuzz and scale tests.
import { buildSection } from './build-section.ts'
import { journeysSection } from './journeys-section.ts'
import { countsLine, runSections } from './section.ts'
import { boundariesSection, deadCodeSection, formatSection, typesSection } from './static-sections.ts'
import { vitestSection } from './vitest-section.ts'

const serverUrl = process.env.TEST_DATABASE_URL || undefined
const isLong = process.argv.includes('--long')
const embedded = { TEST_DATABASE_URL: undefined }
const notProven = serverUrl ? undefined : 'TEST_DATABASE_URL is not set: concurrency not proven here.'

const still = await runSections([typesSection, boundariesSection, formatSection, deadCodeSection], 2)
const moving = await runSections(
  [
    vitestSection('Unit and contract', 'unit'),
    vitestSection('Store, embedded', 'store', embedded, notProven),
    ...(serverUrl ? [vitestSection('Store, on a server', 'store')] : []),
    ...(isLong ? [vitestSection('Long', 'long')] : []),
    buildSection,
    journeysSection,
  ],
  1,
)
const total = {
  passed: still.passed + moving.passed,
  failed: still.failed + moving.failed,
  skipped: still.skipped + moving.skipped,
}
console.log(`\n${countsLine(total)}`)
process.exit(total.failed > 0 ? 1 : 0)
