import { answerMoving, refusedAcrossOrigins, seeOther } from '#app/form-response.ts'
import { cameFromProvider } from '#server/provider-sign-out.ts'
import { signedInViewer, signOut, signOutEverywhere } from '#server/session.ts'

/**
 * Ends this session, or every session of the viewer when the form asks for it. Who came from the provider goes on to
 * sign out there.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = await refusedAcrossOrigins(request)
  if (refusal) return refusal
  return endSessions(request).catch(answerMoving)
}

async function endSessions(request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text())
  const viewer = await signedInViewer()
  const isProviders = viewer !== null && (await cameFromProvider(viewer.personId))
  await (form.get('everywhere') === 'yes' ? signOutEverywhere() : signOut())
  return seeOther(isProviders ? '/sign-out/provider' : '/sign-in')
}
