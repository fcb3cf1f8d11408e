import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK } from 'jose'
import { Provider } from 'oidc-provider'
import { newKey } from './fake-provider.ts'

/** What the provider says of somebody, besides their subject. */
export type Account = Record<string, unknown> & { sub: string }

export type RealProvider = { issuer: string; accounts: Map<string, Account>; close(): Promise<void> }

/**
 * `oidc-provider`, a certified implementation, on loopback. Its sign-in page has a button for each account and one to
 * refuse; its sign-out page, where it has one, has one to confirm.
 */
export async function startRealProvider(
  clientBaseUrl: string,
  port = 0,
  { hasSignOut = true } = {},
): Promise<RealProvider> {
  const accounts = new Map<string, Account>()
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = await makeProvider({ issuer, clientBaseUrl, hasSignOut }, accounts)
  const rest = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, accounts, request, response)
    else void rest(request, response)
  })
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { issuer, accounts, close }
}

type Made = { issuer: string; clientBaseUrl: string; hasSignOut: boolean }

async function makeProvider({ issuer, clientBaseUrl, hasSignOut }: Made, accounts: Map<string, Account>) {
  const { privateKey } = await newKey('only')
  const client = {
    client_id: 'keypoint',
    client_secret: 'secret of keypoint',
    redirect_uris: [`${clientBaseUrl}/sign-in/oidc/callback`],
    ...(hasSignOut && { post_logout_redirect_uris: [`${clientBaseUrl}/sign-in`] }),
  }
  return new Provider(issuer, {
    clients: [client],
    jwks: {
      keys: [{ ...(await exportJWK(privateKey)), kid: 'only', use: 'sig' }],
    } as never,
    cookies: { keys: ['a key for cookies'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'locale', 'groups'] },
    ttl: {
      Session: 3600,
      Interaction: 3600,
      Grant: 3600,
      AccessToken: 60,
      IdToken: 60,
      AuthorizationCode: 60,
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: hasSignOut,
        logoutSource: (context, form) => {
          context.body = page(
            'Sign out',
            `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign out</button>`,
          )
        },
      },
    },
    findAccount: (_context, id) => {
      const account = accounts.get(id)
      return account && { accountId: id, claims: () => account }
    },
    loadExistingGrant: async (context) => {
      const { provider, client, session } = context.oidc
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
}

async function interact(
  provider: Provider,
  accounts: Map<string, Account>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    const buttons = [...accounts.keys(), 'nobody'].map(
      (id) => `<button name="as" value="${id}">As ${id}</button>`,
    )
    response.setHeader('content-type', 'text/html')
    response.end(page('Example ID', `<form method="post">${buttons.join('')}</form>`))
    return
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const as = new URLSearchParams(Buffer.concat(chunks).toString()).get('as') ?? 'nobody'
  const answer = accounts.has(as) ? { login: { accountId: as } } : { error: 'access_denied' }
  await provider.interactionFinished(request, response, answer)
}

const page = (heading: string, body: string) =>
  `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>${heading}</title><h1>${heading}</h1>${body}`
