import { findNewPasswordProblem } from '#server/commands/hash-new-password.ts'
import { variables } from '#server/env-variables.ts'
import { cast, demoEmail } from './cast.ts'

/** What is wrong with a password for everybody of the demo organisation, as a sentence without it; null when nothing is. */
export async function demoPasswordProblem(password: string | undefined): Promise<string | null> {
  if (!password || !variables.KEYPOINT_DEMO_PASSWORD.safeParse(password).success) return null // said by parseEnv
  const owners = cast.map((member) => ({ ...member, email: demoEmail(member) }))
  const problems = await Promise.all(owners.map((owner) => findNewPasswordProblem(password, owner)))
  if (problems.every((problem) => problem === null)) return null
  return 'KEYPOINT_DEMO_PASSWORD is among the first that others would try, too long, or made of a name in the demo organisation; expected a few words that do not belong together.'
}
