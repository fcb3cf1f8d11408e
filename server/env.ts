import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { secretNames, variables } from './env-variables.ts'

export type Env = z.infer<typeof schema>
export type ParsedEnv = { ok: true; env: Env } | { ok: false; problems: string[] }

let parsed: Env | undefined

/** The environment, parsed once. Throws with every problem in one message; the launcher has asked before. */
export function env(): Env {
  if (parsed) return parsed
  const result = parseEnv(process.env)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  parsed = result.env
  return parsed
}

/**
 * Reads the variables that Keypoint knows. A problem names its variable, what was given (never a secret's value)
 * and what is expected. An empty variable counts as absent.
 */
export function parseEnv(source: Record<string, string | undefined>): ParsedEnv {
  const given = Object.fromEntries(Object.keys(variables).map((name) => [name, source[name] || undefined]))
  const result = schema.safeParse(given)
  const problems = [
    ...(result.error?.issues ?? []).map((issue) => describe(String(issue.path[0]), given)),
    ...missingInProduction(given),
    ...ownerWithoutApplication(given),
    ...missingForMail(given),
    ...missingForProvider(given),
  ]
  return result.success && problems.length === 0
    ? { ok: true, env: result.data }
    : { ok: false, problems: [...new Set(problems)] }
}

/** Without one, sessions last as long as the process; in production on a server that is refused below. */
const schema = z.object({
  ...variables,
  KEYPOINT_SESSION_SECRET: variables.KEYPOINT_SESSION_SECRET.default(() => randomBytes(32).toString('hex')),
})

type Given = Record<string, string | undefined>

function describe(name: string, given: Given): string {
  const expected = schema.shape[name as keyof typeof schema.shape].description
  const value = given[name]
  const length = value?.length === 1 ? '1 character' : `${value?.length} characters`
  const shown = secretNames.has(name) ? `a value of ${length}, not shown` : `"${value}"`
  return `${name} is ${shown}; expected ${expected}.`
}

function missingInProduction(given: Given): string[] {
  if (given.NODE_ENV !== 'production' || !given.DATABASE_URL || given.KEYPOINT_EMBEDDED) return []
  return (['KEYPOINT_SESSION_SECRET', 'KEYPOINT_BASE_URL'] as const)
    .filter((name) => !given[name])
    .map((name) => `${name} is missing; with DATABASE_URL it must be ${variables[name].description}.`)
}

function ownerWithoutApplication(given: Given): string[] {
  if (!given.DATABASE_OWNER_URL || given.DATABASE_URL) return []
  return ['DATABASE_URL is missing; with DATABASE_OWNER_URL it must name the same database and another role.']
}

/** A mail leads back here, and an address that a request named could lead elsewhere. */
function missingForMail(given: Given): string[] {
  if (!given.SMTP_URL) return []
  return (['SMTP_FROM', 'KEYPOINT_BASE_URL'] as const)
    .filter((name) => !given[name])
    .map((name) => `${name} is missing; with SMTP_URL it must be ${variables[name].description}.`)
}

/** Half a provider is none: people would find a button that leads nowhere. */
function missingForProvider(given: Given): string[] {
  const set = Object.keys(given).find((name) => name.startsWith('OIDC_') && given[name])
  if (!set) return []
  return (['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'KEYPOINT_BASE_URL'] as const)
    .filter((name) => !given[name])
    .map((name) => `${name} is missing; with ${set} it must be ${variables[name].description}.`)
}
