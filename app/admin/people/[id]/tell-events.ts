import { z } from 'zod'
import { formatDate } from '#components/ui/format-instant.ts'
import { wholePercent } from '#domain/attempts/percent.ts'
import type { Catalogue } from '#domain/course/catalogue.ts'
import { keyPointsOf, lessonsOf } from '#domain/course/course-parts.ts'
import { eventTypes } from '#domain/learning/event-types.ts'
import type { MessageKey, Translate } from '#messages/index.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import { database } from '#server/store/database.ts'
import { selectGroups } from '#server/store/groups.ts'
import { selectNames } from '#server/store/people.ts'
import { selectWhatEnded, type TimelineEvent } from '#server/store/timeline.ts'
import { roleText } from '../../role-text.ts'

/** What payloads have that a sentence can tell. Personal values are digests there, and are not told. */
const tellable = z
  .object({
    courseId: z.string().nullable(),
    lessonId: z.string(),
    keyPointId: z.string(),
    groupId: z.string(),
    membershipId: z.string(),
    grantId: z.string(),
    obligationId: z.string(),
    managerId: z.string().nullable(),
    role: z.string(),
    purpose: z.string(),
    number: z.int(),
    left: z.int(),
    dueAt: z.string().nullable(),
    dueZone: z.string().nullable(),
    because: z.string(),
    by: z.string(),
    passed: z.boolean(),
    scoreMillipoints: z.int(),
    maxMillipoints: z.int(),
  })
  .partial()
type Tellable = z.infer<typeof tellable>

type Known = {
  t: Translate
  locale: string
  catalogue: Catalogue
  names: Map<string, string>
  groups: Map<string, string>
}

/** A sentence for each event of a person's stream, saying who did it unless it was the person. */
export async function tellEvents(
  t: Translate,
  locale: string,
  personId: string,
  events: readonly TimelineEvent[],
): Promise<string[]> {
  const payloads = await nameWhatEnded(events.map((event) => tellable.parse(event.payload)))
  const people = [...events.map((event) => event.actorId), ...payloads.map((p) => p.managerId)]
  const names = await selectNames(
    database(),
    people.filter((id): id is string => typeof id === 'string'),
  )
  const groups = new Map((await selectGroups(database())).map((group) => [group.id, group.name]))
  const known: Known = { t, locale, catalogue: await currentCatalogue(), names, groups }
  return events.map((event, index) => {
    const key = eventTypes.has(event.type) ? `timeline.${event.type}` : 'timeline.other'
    const sentence = t(key as MessageKey, valuesOf(payloads[index] ?? {}, known))
    const actor = actorOf(event, personId, known)
    return actor === null ? sentence : t('timeline.by', { sentence, actor })
  })
}

/** An event that ends something has no more than its id; what that was is added from where it is kept. */
async function nameWhatEnded(payloads: Tellable[]): Promise<Tellable[]> {
  const idOf = (payload: Tellable) => payload.membershipId ?? payload.grantId ?? payload.obligationId
  const ids = payloads.map(idOf).filter((id) => id !== undefined)
  if (ids.length === 0) return payloads
  const ended = await selectWhatEnded(database(), ids)
  return payloads.map((payload) => ({ ...ended.get(idOf(payload) ?? ''), ...payload }))
}

function actorOf(
  { actorKind, actorId }: TimelineEvent,
  personId: string,
  { t, names }: Known,
): string | null {
  if (actorKind !== 'person') return t(actorKind === 'operator' ? 'timeline.operator' : 'timeline.system')
  if (actorId === null || actorId === personId) return null
  return names.get(actorId) ?? t('timeline.somebody')
}

function valuesOf(payload: Tellable, { t, locale, catalogue, names, groups }: Known) {
  const course = catalogue.courses.get(payload.courseId ?? '')
  const lesson = course && lessonsOf(course).find(({ id }) => id === payload.lessonId)
  const keyPoints = [...catalogue.courses.values()].flatMap(keyPointsOf)
  const keyPoint = keyPoints.find(({ id }) => id === payload.keyPointId)
  const { dueAt, dueZone, scoreMillipoints, maxMillipoints, role } = payload
  return {
    course: course?.title ?? payload.courseId ?? '',
    lesson: lesson?.title ?? payload.lessonId ?? '',
    statement: keyPoint?.statement ?? payload.keyPointId ?? '',
    group: groups.get(payload.groupId ?? '') ?? '',
    manager: names.get(payload.managerId ?? '') ?? '',
    hasManager: payload.managerId ? 'yes' : 'no',
    role: role ? roleText(t, role, course?.title ?? payload.courseId) : '',
    number: payload.number ?? 0,
    left: payload.left ?? 0,
    hasDue: dueAt ? 'yes' : 'no',
    due: dueAt ? formatDate(new Date(dueAt), { zone: dueZone ?? 'UTC', locale }) : '',
    zone: dueZone ?? '',
    purpose: payload.purpose ?? '',
    because: payload.because === 'left-group' ? 'left' : 'withdrawn',
    by: payload.by ?? '',
    passed: payload.passed ? 'yes' : 'no',
    percent: wholePercent(scoreMillipoints ?? 0, maxMillipoints ?? 0),
  }
}
