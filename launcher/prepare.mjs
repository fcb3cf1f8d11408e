// Before tests, checks and `keypoint`: the packages and the database client as this commit names them. Says nothing
// when there is nothing to do, and otherwise only on standard error, since a command's output may be piped.
import './node-version.mjs'

const { installPackages, generateClient } = await import('./packages.mjs')

try {
  if ((await installPackages()) !== 'up to date') console.error('Installed the packages.')
  if ((await generateClient()) !== 'up to date') console.error('Generated the database client.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
