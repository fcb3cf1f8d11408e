export type LinkPurpose = 'invitation' | 'reset'

const hour = 60 * 60 * 1000

/** How long a link opens something: a reset is asked for and used at once, an invitation waits for a holiday. */
export const linkHours: Record<LinkPurpose, number> = { reset: 1, invitation: 7 * 24 }

/** The instant from which a link that is made now opens nothing any more. */
export function linkExpiry(purpose: LinkPurpose, now: Date): Date {
  return new Date(now.getTime() + linkHours[purpose] * hour)
}

/** A visitor's second request within so many minutes makes no second link: the first is still good. */
export const minutesBetweenResets = 5

/** Whether a visitor may be mailed another reset link; `lastMadeAt` is when one was last made for the account. */
export function mayMailReset(lastMadeAt: Date | null, now: Date): boolean {
  return lastMadeAt === null || now.getTime() - lastMadeAt.getTime() >= minutesBetweenResets * 60_000
}

/** What a token looks like: 256 random bits in base64url. */
export const tokenPattern = /^[A-Za-z0-9_-]{43}$/
