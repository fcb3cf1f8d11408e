const minute = 60_000
const day = 24 * 60 * minute

export type Timeline = {
  daysAgo(days: number): Date
  /** A clock that begins so many days ago and goes on by some minutes each time it is asked. */
  clockFrom(days: number): () => Date
}

/** Instants before the demo was begun, the same whenever it is asked: an interrupted demo goes on with them. */
export function timeline(begun: Date): Timeline {
  const daysAgo = (days: number) => new Date(begun.getTime() - days * day)
  return {
    daysAgo,
    clockFrom(days) {
      let atMs = daysAgo(days).getTime()
      return () => {
        atMs += 7 * minute
        return new Date(atMs)
      }
    },
  }
}
