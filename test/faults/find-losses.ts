import pg from 'pg'
import type { AttemptNote, Journal, Sent } from './journal.ts'

type AttemptRow = { id: string; person_id: string; submitted_at: Date | null; responses: string | null }
type DraftRow = { attempt_id: string; question_id: string; version: number; response_text: string }

/**
 * Everything that was acknowledged and is not in the database, or is there otherwise, one sentence each: of the
 * given attempts, and all finishes and completions. An answer that got no reply may be there or not.
 */
export async function findLosses(url: string, journal: Journal, attemptIds: string[]): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return [...(await attemptsLosses(client, journal, attemptIds)), ...(await courseLosses(client, journal))]
  } finally {
    await client.end()
  }
}

async function attemptsLosses(client: pg.Client, journal: Journal, attemptIds: string[]): Promise<string[]> {
  const attempts = await client.query<AttemptRow>(
    `select a.id, a.person_id, a.submitted_at, r.responses_text as responses
     from attempt a left join attempt_result r on r.attempt_id = a.id where a.id = any($1)`,
    [attemptIds],
  )
  const drafts = await client.query<DraftRow>('select * from attempt_draft where attempt_id = any($1)', [
    attemptIds,
  ])
  const rows = new Map(attempts.rows.map((row) => [row.id, row]))
  return attemptIds.flatMap((id) => {
    const note = journal.attempts.get(id)
    const own = drafts.rows.filter((draft) => draft.attempt_id === id)
    return note ? attemptLosses(id, note, rows.get(id), own) : []
  })
}

function attemptLosses(
  id: string,
  note: AttemptNote,
  row: AttemptRow | undefined,
  drafts: DraftRow[],
): string[] {
  if (row?.person_id !== note.personId) return [`The attempt ${id} is gone`]
  if (row.submitted_at) {
    if (note.submitted === 'no') return [`The attempt ${id} is submitted, which nobody did`]
    const responses = JSON.parse(row.responses ?? 'null') as Record<string, { answer: boolean }> | null
    if (!responses) return [`The attempt ${id} is submitted and has no result`]
    return [...note.sent].flatMap(([question, sent]) =>
      wrongAnswer(`${id} ${question}`, sent, responses[question]),
    )
  }
  if (note.submitted === 'acknowledged') return [`The submit of attempt ${id} is lost`]
  return [...note.sent].flatMap(([question, sent]) => {
    const draft = drafts.find((candidate) => candidate.question_id === question)
    const saves = sent.filter((entry) => entry.acknowledged).length
    const version = draft?.version ?? 0
    if (version < saves || version > sent.length)
      return [`${id} ${question} has version ${version} after ${saves} to ${sent.length} saves`]
    return wrongAnswer(`${id} ${question}`, sent, draft && JSON.parse(draft.response_text))
  })
}

/** The answer has to be the one acknowledged last, or one sent after it. */
function wrongAnswer(what: string, sent: Sent[], found: { answer: boolean } | undefined): string[] {
  const last = sent.findLastIndex((entry) => entry.acknowledged)
  if (last < 0 && !found) return []
  const possible = sent.slice(Math.max(last, 0)).map((entry) => entry.value)
  return found && possible.includes(String(found.answer))
    ? []
    : [`${what} is ${found?.answer ?? 'nowhere'}, expected ${possible.join(' or ')}`]
}

async function courseLosses(client: pg.Client, journal: Journal): Promise<string[]> {
  const finishes = await keysOf(client, 'select person_id, course_id, lesson_id from lesson_finish')
  const completions = await keysOf(client, 'select person_id, course_id from completion')
  return [
    ...journal.finishes
      .map(({ personId, courseId, lessonId }) => [personId, courseId, lessonId].join(' '))
      .filter((key) => !finishes.has(key))
      .map((key) => `The finish of a lesson is lost: ${key}`),
    ...journal.completions
      .map(({ personId, courseId }) => [personId, courseId].join(' '))
      .filter((key) => !completions.has(key))
      .map((key) => `A completion is lost: ${key}`),
  ]
}

async function keysOf(client: pg.Client, text: string): Promise<Set<string>> {
  const { rows } = await client.query<string[]>({ text, rowMode: 'array' })
  return new Set(rows.map((row) => row.join(' ')))
}
