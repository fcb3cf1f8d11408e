import { errorResponse } from '#app/error-response.ts'
import { seeOther } from '#app/form-response.ts'
import { oidcSettings } from '#server/oidc/settings.ts'
import { finishAtProvider } from '#server/provider-sign-in.ts'
import { signInPath } from '../sign-in-path.ts'

/** Where the provider sends people back to, with a code or an error. */
export async function GET(request: Request): Promise<Response> {
  const settings = oidcSettings()
  if (!settings) return errorResponse('not-found')
  const way = await finishAtProvider(settings, new URL(request.url).search)
  return seeOther(way.ok ? way.goTo : signInPath(way))
}
