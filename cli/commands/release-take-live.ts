import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { takeStoredReleaseLive } from '#server/publish-release.ts'
import { database } from '#server/store/database.ts'
import { selectStoredReleases } from '#server/store/releases.ts'
import { defineCommand, exitCodes, Failure } from '../cli-command.ts'
import { byOperator } from '../operator.ts'

export const releaseTakeLive = defineCommand({
  name: 'release take-live',
  description: 'Makes a stored release the one that learners see; without an id the newest.',
  declare: (command) => command.argument('[id]', 'the beginning of its id, as `release list` prints it'),
  options: z.object({ id: z.string().optional() }),
  run: ({ id }, terminal) =>
    withDatabase(async () => {
      const release = await selectRelease(id)
      const { actor, now } = byOperator()
      const changed = await takeStoredReleaseLive(release.id, actor, now)
      const name = release.id.slice(0, 12)
      terminal.say(changed ? `Release ${name} is live.` : `Release ${name} was live already.`)
      return exitCodes.ok
    }),
})

async function selectRelease(id: string | undefined) {
  const stored = await selectStoredReleases(database(), 1000)
  const [release, other] = stored.filter((candidate) => candidate.id.startsWith(id ?? ''))
  if (!release) throw new Failure(id ? `No release begins with ${id}.` : 'No release is stored yet.')
  if (id && other) throw new Failure(`More than one release begins with ${id}; give more of its id.`)
  return release
}
