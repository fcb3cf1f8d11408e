import type { ClaimNames } from '#protocols/oidc/claim-names.ts'
import type { CreateRule } from '#protocols/oidc/create-rule.ts'
import { env } from '#server/env.ts'

export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  clientAuth: 'client_secret_basic' | 'client_secret_post' | null // null: as the provider says
  scopes: string
  claimNames: ClaimNames
  createRule: CreateRule
  trustsSecondFactor: boolean
  /** How long each answer of the provider is waited for. */
  timeoutSeconds: number
  baseUrl: string // ours, without a slash at its end
}

/** The provider that people may sign in at; null when there is none. */
export function oidcSettings(): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, KEYPOINT_BASE_URL, ...rest } = env()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !KEYPOINT_BASE_URL) return null
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    clientAuth: rest.OIDC_CLIENT_AUTH ?? null,
    scopes: rest.OIDC_SCOPES,
    claimNames: rest.OIDC_CLAIMS,
    createRule: rest.OIDC_CREATE,
    trustsSecondFactor: rest.OIDC_SECOND_FACTOR === 'trust',
    timeoutSeconds: 5,
    baseUrl: new URL(KEYPOINT_BASE_URL).origin,
  }
}

/** What people call the provider: its given name, or else its host; null when there is none. */
export function providerName(): string | null {
  const settings = oidcSettings()
  return settings && (env().OIDC_NAME ?? new URL(settings.issuer).host)
}
