import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LauncherProblem } from './problem.mjs'
import { runTool } from './tool.mjs'

const installedStamp = 'node_modules/.keypoint-installed'
const generatedStamp = 'prisma/generated/.keypoint-generated'

/** Installs what package-lock.json names, unless node_modules has it already. */
export async function installPackages() {
  const wanted = hashOf('package-lock.json')
  if (readOptional(installedStamp) === wanted) return 'up to date'
  const fits = holdsLockedVersions()
  if (!fits) {
    await runTool(npmScript(), ['ci', '--no-audit', '--no-fund'], {
      what: 'Installing the packages',
      fix: 'Is the npm registry within reach?',
    })
  }
  writeFileSync(installedStamp, wanted)
  return fits ? 'up to date' : undefined
}

/** Generates the Prisma client, unless the schema is the one it was generated from. */
export async function generateClient() {
  const wanted = hashOf('prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json')
  if (readOptional(generatedStamp) === wanted) return 'up to date'
  await runTool('node_modules/prisma/build/index.js', ['generate'], {
    env: { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    what: 'Generating the database client',
    fix: 'Is prisma/schema.prisma right?',
  })
  writeFileSync(generatedStamp, wanted)
  return undefined
}

/** After `npm install` node_modules fits without `npm ci`; npm leaves there what it put in. */
function holdsLockedVersions() {
  const installed = readOptional('node_modules/.package-lock.json')
  if (installed === null) return false
  const have = JSON.parse(installed).packages
  const want = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  return Object.entries(want).every(
    ([path, { version, optional }]) =>
      path === '' || have[path]?.version === version || (optional && have[path] === undefined),
  )
}

/** npm's own script: the npm that runs us, or the one that stands beside Node. */
function npmScript() {
  const bin = dirname(process.execPath)
  const found = [
    process.env.npm_execpath,
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(bin, '../share/nodejs/npm/bin/npm-cli.js'),
    join(bin, '../share/npm/bin/npm-cli.js'),
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
  ].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  if (!found) throw new LauncherProblem('npm was not found beside Node. Run `npm ci` and start again.')
  return found
}

/** @param {string[]} files */
function hashOf(...files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** @param {string} file */
function readOptional(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
