import { refusedAcrossOrigins, seeOther } from '#app/form-response.ts'
import { signOut, signOutEverywhere } from '#server/session.ts'

/** Ends this session, or every session of the viewer when the form asks for it. */
export async function POST(request: Request): Promise<Response> {
  const refusal = await refusedAcrossOrigins(request)
  if (refusal) return refusal
  const form = new URLSearchParams(await request.text())
  await (form.get('everywhere') === 'yes' ? signOutEverywhere() : signOut())
  return seeOther('/sign-in')
}
