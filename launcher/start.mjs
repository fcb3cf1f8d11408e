// `npm start` and `npm run dev`. Plain JavaScript, because it runs before there are packages.
import './node-version.mjs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const { checkEarly } = await import('./early-checks.mjs')
const { watchNpm } = await import('./npm-watch.mjs')
const { installPackages, generateClient } = await import('./packages.mjs')
const { step } = await import('./progress.mjs')
const { problemText } = await import('./problem.mjs')

process.stdout.on('error', () => {}) // whoever read along is gone; that is no reason to stop serving

try {
  watchNpm(() => process.emit('SIGTERM'))
  const dev = process.argv.includes('--dev')
  await checkEarly({ dev })
  await step('Packages', installPackages)
  await step('Database client', generateClient)
  const { register } = await import('tsx/esm/api')
  register()
  const { run } = await import('./run.ts')
  await run({ dev })
} catch (error) {
  console.error(problemText(error))
  process.exit(1)
}
