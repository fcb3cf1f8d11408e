import type { Change } from './change.ts'
import type { EventContext, EventType } from './event-type.ts'
import * as attempts from './events/attempts.ts'
import * as content from './events/content.ts'
import * as groups from './events/groups.ts'
import * as identities from './events/identities.ts'
import * as people from './events/people.ts'
import * as progress from './events/progress.ts'
import * as questionReports from './events/question-reports.ts'
import * as secondFactors from './events/second-factors.ts'
import * as training from './events/training.ts'

/** Every kind of event, by its type: all that the files of events/ export. */
export const eventTypes: ReadonlyMap<string, EventType<never>> = new Map(
  [people, identities, secondFactors, groups, training, progress, attempts, questionReports, content]
    .flatMap((family) => Object.values(family) as unknown as EventType<never>[])
    .map((definition) => [definition.type, definition]),
)

/** The definition of a kind of event. Throws on a type that this version does not know. */
export function selectEventType(type: string): EventType<never> {
  const definition = eventTypes.get(type)
  if (!definition) throw new Error(`No event type "${type}" is known to this version of Keypoint`)
  return definition
}

/** The changes that a stored event makes to the projections. Throws when its payload is not of its type. */
export function projectEvent(type: string, payload: unknown, context: EventContext): Change[] {
  const definition = selectEventType(type)
  return definition.project(definition.payload.parse(payload), context)
}
