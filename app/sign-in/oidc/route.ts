import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { localPath } from '#server/local-path.ts'
import { oidcSettings } from '#server/oidc/settings.ts'
import { beginAtProvider } from '#server/provider-sign-in.ts'
import { signInPath } from './sign-in-path.ts'

/** Goes to the provider. A link and not a form: a policy for forms would have to name every host on the way. */
export async function GET(request: Request): Promise<Response> {
  const settings = oidcSettings()
  if (!settings) return errorResponse('not-found')
  const next = localPath(new URL(request.url).searchParams.get('next'))
  const way = await beginAtProvider(settings, next)
  return seeOther(way.ok ? way.goTo : signInPath(way))
}
