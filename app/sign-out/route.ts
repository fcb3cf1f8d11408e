import { refusedAcrossOrigins, seeOther } from '#app/form-response.ts'
import { signOut } from '#server/session.ts'

/** Ends this session. */
export async function POST(request: Request): Promise<Response> {
  const refusal = await refusedAcrossOrigins(request)
  if (refusal) return refusal
  await signOut()
  return seeOther('/sign-in')
}
