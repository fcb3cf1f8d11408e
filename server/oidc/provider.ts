import * as client from 'openid-client'
import { RecentlyUsed } from '#server/recently-used.ts'
import type { OidcSettings } from './settings.ts'

const metadataLastsMinutes = 10
const toleratedClockSeconds = 30

const discoveries = new RecentlyUsed<Promise<client.ServerMetadata>>(4)

/**
 * The provider, ready for one sign-in. What it says about itself is kept for ten minutes at most; its keys are fetched
 * for each sign-in, so that a key that it has just begun to use, or taken back, counts at once. Throws when the
 * provider does not answer in time or is not who it should be.
 */
export async function connectProvider(settings: OidcSettings, now: Date): Promise<client.Configuration> {
  const period = Math.floor(now.getTime() / (metadataLastsMinutes * 60_000))
  const key = `${settings.issuer} ${settings.clientId} ${period}`
  const metadata = await discoveries.get(key, () => discover(settings))
  const { clientId } = settings
  const config = new client.Configuration(metadata, clientId, clientMetadata, clientAuth(settings, metadata))
  config.timeout = settings.timeoutSeconds
  client.enableNonRepudiationChecks(config) // the ID token's signature, although it comes straight from the provider
  if (isPlainHttp(settings)) client.allowInsecureRequests(config)
  return config
}

const clientMetadata = { [client.clockTolerance]: toleratedClockSeconds }

async function discover(settings: OidcSettings): Promise<client.ServerMetadata> {
  const execute = isPlainHttp(settings) ? [client.allowInsecureRequests] : []
  const options = { timeout: settings.timeoutSeconds, execute }
  const found = await client.discovery(new URL(settings.issuer), settings.clientId, {}, undefined, options)
  return { ...found.serverMetadata() }
}

/** OpenID Connect Core 1.0, section 9, and Discovery 1.0, section 3: basic unless the provider says otherwise. */
function clientAuth(settings: OidcSettings, metadata: client.ServerMetadata): client.ClientAuth {
  const supported = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const isPost = settings.clientAuth
    ? settings.clientAuth === 'client_secret_post'
    : !supported.includes('client_secret_basic')
  return isPost
    ? client.ClientSecretPost(settings.clientSecret)
    : client.ClientSecretBasic(settings.clientSecret)
}

function isPlainHttp({ issuer }: OidcSettings): boolean {
  return issuer.startsWith('http:')
}
