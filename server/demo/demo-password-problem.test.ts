import { expect, test } from 'vitest'
import { cast } from './cast.ts'
import { demoPasswordProblem } from './demo-password-problem.ts'

test.each([undefined, '', 'short', 'a password for journeys'])('nothing is said of %j', async (password) => {
  expect(await demoPasswordProblem(password)).toBeNull()
})

test.each(['Password12345', 'qwertyuiop12', `${cast[0]?.displayName}`, 'x'.repeat(300)])(
  'what the rule would refuse once the demo is half made is said at the start: %j',
  async (password) => {
    const problem = await demoPasswordProblem(password)
    expect(problem).toMatch(/^KEYPOINT_DEMO_PASSWORD is .+; expected .+\.$/)
    expect(problem).not.toContain(password)
  },
)
