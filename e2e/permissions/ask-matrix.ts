import { type Cell, cellsOf, type Role, type Rows } from '#test/permissions/matrix.ts'
import { tables } from '#test/permissions/rows.ts'
import { fewAtATime } from '../few-at-a-time.ts'
import { type Asked, problemFromElsewhere, problemWith, type Way } from './expect-answer.ts'
import type { Answered, Visitor } from './visitor.ts'
import { thingOf, type World } from './world.ts'

/** Somebody of a role who asks; a role may have several. */
export type Asking = { role: Role; who: string; visitor: Visitor }

type Question = { subject: string; rows: Rows; cell: Cell; asking: Asking }
type Send = (
  question: Question,
  it: ReturnType<typeof thingOf>,
  headers?: Record<string, string>,
) => Promise<Answered>

/** The matrix as questions to a server: one for each cell and everybody who has its role. */
export class MatrixQuestions {
  readonly #world: World
  readonly #actions: Map<string, string>
  readonly #questions: Question[]
  readonly #absent = new Map<Rows, Map<string, Promise<Answered>>>()

  constructor(world: World, everybody: Asking[], actions: Map<string, string>) {
    this.#world = world
    this.#actions = actions
    this.#questions = tables().flatMap(({ subject, rows }) =>
      cellsOf(rows.answers).flatMap((cell) =>
        everybody.filter(({ role }) => role === cell.role).map((asking) => ({ subject, rows, cell, asking })),
      ),
    )
  }

  /** Everything that changes nothing, many at a time; the problems found. */
  async askWhatIsNotDone(): Promise<string[]> {
    const asked = this.#questions
      .filter(({ cell }) => !isDone(cell))
      .flatMap((question) => waysOf(question).map((way) => () => this.#ask(question, way)))
    return fewAtATime(asked)
  }

  /** Everything that would be done, had not another site sent it; the problems found. */
  async askFromElsewhere(): Promise<string[]> {
    const asked = this.#questions
      .filter(({ cell }) => isDone(cell))
      .flatMap((question) =>
        waysOf(question).flatMap((way) =>
          foreign.map((headers) => () => this.#askFrom(question, way, headers)),
        ),
      )
    return fewAtATime(asked)
  }

  /** What is done, one after the other in the matrix's order, what is one's own last. `admin` gives the admin, signed in again where need be. */
  async askWhatIsDone(admin: () => Promise<Visitor>): Promise<string[]> {
    const problems: string[] = []
    const done = this.#questions.filter(({ cell }) => isDone(cell))
    for (const table of new Set(done.map(({ rows }) => rows))) {
      const questions = done.filter(({ rows }) => rows === table)
      const isOwn = ({ cell }: Question) => cell.relation === 'own'
      for (const question of [...questions.filter((one) => !isOwn(one)), ...questions.filter(isOwn)]) {
        const { role } = question.asking
        const isAction = question.subject.startsWith('action ')
        const visitor = isAction && role === 'admin' ? await admin() : question.asking.visitor
        // What is handed over stands in the form's answer, which a form that no page made does not get.
        const way = question.cell.answer === 'handed' ? 'as a script' : 'as a form'
        problems.push(...(await this.#ask({ ...question, asking: { ...question.asking, visitor } }, way)))
      }
    }
    return problems
  }

  async #ask(question: Question, way: Way): Promise<string[]> {
    const { rows, cell, asking } = question
    const it = thingOf(this.#world, asking.role, cell.relation)
    const nothing = thingOf(this.#world, asking.role, 'absent')
    const send = this.#sender(question.subject, way)
    const isCompared = cell.answer === 'absent' && cell.relation !== 'absent' && cell.relation !== 'any'
    const absent = isCompared ? await this.#askOnce(question, way, () => send(question, nothing)) : null
    const answered = await send(question, it)
    const asked: Asked = {
      rows,
      way,
      relation: cell.relation,
      it,
      nothing,
      path: rows.path(it),
      answered,
      absent,
    }
    const problem = problemWith(cell.answer, asked)
    return problem ? [`${describe(question)} ${way}, expected ${cell.answer}: ${problem}`] : []
  }

  /** What somebody is answered about nothing is the same for every relation. */
  #askOnce({ rows, asking }: Question, way: Way, ask: () => Promise<Answered>): Promise<Answered> {
    const known = this.#absent.get(rows) ?? new Map<string, Promise<Answered>>()
    this.#absent.set(rows, known)
    const key = `${asking.who} ${way}`
    const answered = known.get(key) ?? ask()
    known.set(key, answered)
    return answered
  }

  async #askFrom(question: Question, way: Way, headers: Record<string, string>): Promise<string[]> {
    const it = thingOf(this.#world, question.asking.role, question.cell.relation)
    const answered = await this.#sender(question.subject, way)(question, it, headers)
    const problem = problemFromElsewhere(answered)
    return problem ? [`${describe(question)} ${way}, ${JSON.stringify(headers)}: ${problem}`] : []
  }

  #sender(subject: string, way: Way): Send {
    const [kind = '', ...name] = subject.split(' ')
    if (kind === 'page' || kind === 'file' || kind === 'rewrite' || kind === 'GET')
      return ({ rows, asking }, it) => asking.visitor.get(rows.path(it))
    if (kind !== 'action')
      return ({ rows, asking }, it, headers) =>
        asking.visitor.send(kind, rows.path(it), { form: rows.form?.(it), headers })
    const id = this.#actions.get(name.join(' '))
    if (!id) throw new Error(`The build has no ${subject}`)
    return ({ rows, asking }, it, headers) => {
      const sent = { form: rows.form?.(it), headers }
      const path = rows.path(it)
      return way === 'as a form' ? asking.visitor.act(id, path, sent) : asking.visitor.call(id, path, sent)
    }
  }
}

/** Whether an answer says that something was changed. */
function isDone({ answer }: Cell): boolean {
  return answer === 'done' || answer === 'handed'
}

/** What a browser sends from another site, from a page without an origin, and from one that sends none at all. */
const foreign: Record<string, string>[] = [
  { origin: 'https://elsewhere.example' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
]

function waysOf({ subject }: Question): Way[] {
  return subject.startsWith('action ') ? ['as a form', 'as a script'] : ['as a form']
}

function describe({ subject, cell, asking }: Question): string {
  return `${subject}: ${asking.who} about ${cell.relation}`
}
