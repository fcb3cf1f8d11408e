import { existsSync } from 'node:fs'
import { commandSection, runScript, type Section } from './section.ts'

const rooms = [
  'app',
  'bench',
  'cli',
  'components',
  'domain',
  'e2e',
  'formats',
  'launcher',
  'messages',
  'pipeline',
  'prisma',
  'protocols',
  'reports',
  'server',
  'test',
  'instrumentation.ts',
  'proxy.ts',
]

export const formatSection = commandSection('Format', 'node_modules/@biomejs/biome/bin/biome', [
  'ci',
  '--colors=off',
  '.',
])

export const typesSection: Section = {
  title: 'Types',
  run: async () => {
    const routes = await runScript('node_modules/next/dist/bin/next', ['typegen'])
    const types = await runScript('node_modules/typescript/bin/tsc', ['-p', '.', '--noEmit'])
    const isRight = routes.code === 0 && types.code === 0
    return {
      passed: isRight ? 1 : 0,
      failed: isRight ? 0 : 1,
      skipped: 0,
      output: routes.output + types.output,
    }
  },
}

export const boundariesSection = commandSection(
  'Boundaries',
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  ['--config', '.dependency-cruiser.cjs', ...rooms.filter((room) => existsSync(room))],
)

export const deadCodeSection = commandSection('Dead code', 'node_modules/knip/bin/knip.js', ['--no-progress'])
