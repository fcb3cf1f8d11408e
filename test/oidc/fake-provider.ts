import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import { standardClaims } from '#protocols/oidc/claim-names.ts'
import type { OidcSettings } from '#server/oidc/settings.ts'

type Key = { kid: string; privateKey: CryptoKey; jwk: JWK }

/** A provider that answers what no honest one would, for one code after the other. */
export type FakeProvider = {
  issuer: string
  /** The keys that it publishes. */
  published: Key[]
  /** What its token endpoint answers. */
  tokenAnswer: () => Promise<{ status: number; body: object }> | { status: number; body: object }
  /** What its userinfo endpoint answers; with undefined it has none. */
  userInfo: object | undefined
  /** How often its discovery document was asked for. */
  discoveries: number
  /** False: it accepts connections and says nothing. */
  answers: boolean
  close(): Promise<void>
}

export async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } }
}

export function signed(claims: JWTPayload, key: Key): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: key.kid }).sign(key.privateKey)
}

/** An ID token that nobody has signed. */
export function unsigned(claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part(claims)}.`
}

export async function startFakeProvider(port = 0): Promise<FakeProvider> {
  const fake: FakeProvider = {
    issuer: '',
    published: [],
    tokenAnswer: () => ({ status: 500, body: {} }),
    userInfo: undefined,
    discoveries: 0,
    answers: true,
    close: async () => {},
  }
  const server = createServer((request, response) => void answer(fake, request, response))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  fake.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  fake.close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return fake
}

/** Settings that lead to a provider, as the environment would give them. */
export function settingsFor(issuer: string, changes: Partial<OidcSettings> = {}): OidcSettings {
  return {
    issuer,
    clientId: 'keypoint',
    clientSecret: 'secret of keypoint',
    clientAuth: null,
    scopes: 'openid email profile',
    claimNames: standardClaims,
    createRule: { kind: 'all' },
    trustsSecondFactor: false,
    timeoutSeconds: 5,
    baseUrl: 'https://training.example.org',
    ...changes,
  }
}

async function answer(fake: FakeProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!fake.answers) return
  const { status, body } = await bodyOf(fake, request.url ?? '')
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(fake: FakeProvider, path: string): Promise<{ status: number; body: object }> {
  if (path === '/token') return fake.tokenAnswer()
  if (path === '/jwks') return { status: 200, body: { keys: fake.published.map(({ jwk }) => jwk) } }
  if (path === '/userinfo') return { status: 200, body: fake.userInfo ?? {} }
  fake.discoveries += 1
  return { status: 200, body: metadataOf(fake) }
}

function metadataOf({ issuer, userInfo }: FakeProvider): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    ...(userInfo === undefined ? {} : { userinfo_endpoint: `${issuer}/userinfo` }),
    id_token_signing_alg_values_supported: ['RS256', 'none'],
    authorization_response_iss_parameter_supported: true,
  }
}
