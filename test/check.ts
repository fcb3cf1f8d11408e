// `npm run check`: what can be said in half a minute.
import { countsLine, runSections } from './section.ts'
import { boundariesSection, formatSection, typesSection } from './static-sections.ts'
import { vitestSection } from './vitest-section.ts'

const sections = [typesSection, vitestSection('Unit and contract', 'unit'), boundariesSection, formatSection]
const total = await runSections(sections, sections.length)
console.log(`\n${countsLine(total)}`)
process.exit(total.failed > 0 ? 1 : 0)
