/** Does work six pieces at a time, so that a server is busy and not buried; what each found, in one list. */
export async function fewAtATime<Found>(work: (() => Promise<Found[]>)[]): Promise<Found[]> {
  const waiting = [...work]
  const found: Found[] = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) found.push(...(await next()))
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  return found
}
