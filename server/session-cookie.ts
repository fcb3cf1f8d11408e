import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from './env.ts'

const sessionSchema = z.object({ sid: z.string(), version: z.int() })
export type SessionCookie = z.infer<typeof sessionSchema>

/** A session as its cookie holds it: encrypted, and void after `maxAge` seconds. */
export function sealSession(session: SessionCookie, maxAge: number): Promise<string> {
  return encode({ token: session, secret: env().KEYPOINT_SESSION_SECRET, maxAge })
}

/** The session that a cookie names; null for anything that was not sealed here or is over. */
export async function unsealSession(sealed: string | undefined): Promise<SessionCookie | null> {
  if (!sealed) return null
  const token = await decode({ token: sealed, secret: env().KEYPOINT_SESSION_SECRET }).catch(() => null)
  return sessionSchema.safeParse(token).data ?? null
}
