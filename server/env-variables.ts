import { z } from 'zod'
import { readClaimNames, standardClaims } from '#protocols/oidc/claim-names.ts'
import { readCreateRule } from '#protocols/oidc/create-rule.ts'

const postgresUrl = z.string().refine((value) => {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)
})

const origin = z.string().refine((value) => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '')
})

const mailServer = z
  .string()
  .refine((value) => URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol))

const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to))

/** OpenID Connect Discovery 1.0, section 3: no query or fragment. Plain http only for a provider on this machine. */
const issuer = z.string().refine((value) => {
  if (!URL.canParse(value) || /[?#]/.test(value)) return false
  const { protocol, hostname, username } = new URL(value)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isHere))
})

const readBy = <Value>(read: (text: string) => Value | null) =>
  z.string().transform((text, context) => {
    const value = read(text)
    if (value !== null) return value
    context.addIssue('not understood')
    return z.NEVER
  })

/** Signing in at a provider: with the first three, or not at all. */
const oidcVariables = {
  OIDC_ISSUER: issuer
    .optional()
    .describe("the provider's issuer as it writes it, with https, such as https://login.example.org"),
  OIDC_CLIENT_ID: z.string().optional().describe('the client id that the provider has given'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('the client secret that the provider has given'),
  OIDC_NAME: z
    .string()
    .max(60)
    .optional()
    .describe('what people call the provider, of at most 60 characters'),
  OIDC_CREATE: readBy(readCreateRule)
    .default({ kind: 'never' })
    .describe('never, all or domains:example.org,example.com'),
  OIDC_CLAIMS: readBy(readClaimNames)
    .default(standardClaims)
    .describe(
      'names of claims such as groups=roles,language=lang, for email, verified, name, groups, language or zone',
    ),
  OIDC_SCOPES: z
    .string()
    .refine((scopes) => scopes.split(' ').includes('openid'))
    .default('openid email profile')
    .describe('scopes with spaces between them, openid among them'),
  OIDC_CLIENT_AUTH: z
    .enum(['client_secret_basic', 'client_secret_post'])
    .optional()
    .describe('client_secret_basic or client_secret_post'),
  OIDC_SECOND_FACTOR: z.enum(['ask', 'trust']).default('ask').describe('ask or trust'),
}

/** The variables that Keypoint reads; a description completes the sentence "expected ...". */
export const variables = {
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('development, production or test'),
  DATABASE_URL: postgresUrl.optional().describe('postgresql://role:password@host:5432/database'),
  DATABASE_OWNER_URL: postgresUrl
    .optional()
    .describe('postgresql://owner:password@host:5432/database, the same database as DATABASE_URL'),
  PORT: whole(1, 65535).default(3000).describe('a port from 1 to 65535'),
  HOST: z.string().optional().describe('the address to listen on, such as 127.0.0.1 or 0.0.0.0'),
  KEYPOINT_BASE_URL: origin
    .optional()
    .describe('the address people use, without a path, such as https://training.example.org'),
  KEYPOINT_SESSION_SECRET: z
    .string()
    .min(32)
    .describe('32 random characters or more, for instance from `openssl rand -hex 32`'),
  KEYPOINT_FORMER_SECRETS: z
    .string()
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .pipe(z.array(z.string().min(32)))
    .default([])
    .describe(
      'earlier values of KEYPOINT_SESSION_SECRET, each of 32 characters or more, with commas between them',
    ),
  KEYPOINT_ADMIN_SECOND_FACTOR: z
    .enum(['optional', 'required'])
    .default('optional')
    .describe('optional or required'),
  SMTP_URL: mailServer.optional().describe('smtp://user:password@host:587 or smtps://user:password@host:465'),
  SMTP_FROM: z.email().optional().describe('the address that mail comes from, such as training@example.org'),
  ...oidcVariables,
  KEYPOINT_ORGANISATION: z.string().max(80).default('Keypoint').describe('a name of at most 80 characters'),
  KEYPOINT_ACCENT: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional()
    .describe('a colour such as #1f5fa8'),
  KEYPOINT_PRIVACY_CONTACT: z
    .string()
    .max(500)
    .optional()
    .describe('whom to ask about personal data, in at most 500 characters'),
  KEYPOINT_CONTENT: z.string().default('content').describe("the courses' folder"),
  KEYPOINT_CATALOGUE: z.string().default('.catalogue').describe('the folder for compiled courses'),
  KEYPOINT_DATA: z.string().default('.data').describe("the embedded database's folder"),
  KEYPOINT_EMBEDDED: z.literal('1').optional().describe('1, set by the launcher for its own processes'),
  KEYPOINT_DEMO_PASSWORD: z.string().min(12).optional().describe('a password of 12 characters or more'),
  TRUST_PROXY: whole(0, 10).default(0).describe('how many proxies stand in front, from 0 to 10'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('silent, fatal, error, warn, info, debug or trace'),
}

/** Variables whose value never stands in a message or a log. A database's URL holds its password. */
export const secretNames = new Set([
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'KEYPOINT_SESSION_SECRET',
  'KEYPOINT_FORMER_SECRETS',
  'SMTP_URL',
  'KEYPOINT_DEMO_PASSWORD',
  'OIDC_CLIENT_SECRET',
])
