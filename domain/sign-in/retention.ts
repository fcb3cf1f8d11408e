/** How long the history of sign-ins is kept, network addresses among it, and what ended sessions and links leave. */
export const historyDays = 90

/** The instant before which the history is deleted. */
export function historyBegins(now: Date): Date {
  return new Date(now.getTime() - historyDays * 24 * 60 * 60 * 1000)
}
