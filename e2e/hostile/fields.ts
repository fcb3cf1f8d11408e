import type { Thing } from '#test/permissions/matrix.ts'
import { tables } from '#test/permissions/rows.ts'
import { actionIds, type Visitor } from '../permissions/visitor.ts'
import { saidBadly } from './said-badly.ts'

export type Work = () => Promise<string[]>
type Table = ReturnType<typeof tables>[number]

/** What ends the session of whoever asks, or slows down everyone who signs in from here. */
const endsOrSlows = /sign-in|sign-out|link|password|session/i

/** Each selected form with each of its fields replaced by each value, one at a time. */
export function everyField(
  visitor: Visitor,
  select: (table: Table) => boolean,
  it: Thing,
  valuesOf: (field: string) => string[],
): Work[] {
  const chosen = tables().filter((table) => select(table) && !endsOrSlows.test(table.subject))
  return chosen.flatMap((table) => {
    const form = formOf(table, it)
    return Object.keys(form).flatMap((field) =>
      valuesOf(field).map((value) => () => send(visitor, table, it, { form, field, value })),
    )
  })
}

/** The form of the matrix, about people of this journey: what the matrix adds is its own. */
function formOf({ rows }: Table, it: Thing): Record<string, string> {
  const form = Object.entries(rows.form?.(it) ?? {})
  const ours = (value: string) => value.replaceAll('matrix', 'hostile').replaceAll('Matrix', 'Hostile')
  return Object.fromEntries(form.map(([name, value]) => [name, ours(value)]))
}

async function send(
  visitor: Visitor,
  { subject, rows }: Table,
  it: Thing,
  { form, field, value }: { form: Record<string, string>; field: string; value: string },
): Promise<string[]> {
  const [kind = '', ...name] = subject.split(' ')
  const path = rows.path(it)
  const sent = { form: { ...form, [field]: value } }
  const action = actionIds().get(name.join(' '))
  const answered = action ? await visitor.call(action, path, sent) : await visitor.send(kind, path, sent)
  return saidBadly(answered, `${subject} ${field}=${JSON.stringify(value.slice(0, 40))}`)
}
