import type { Subject } from './subjects.ts'

/** Who asks. `gone`: somebody deactivated, and a learner whose session was ended, each with the cookie they had. */
const roles = ['nobody', 'gone', 'learner', 'manager', 'author', 'auditor', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whose it is, seen from the role: a manager's `another's` is in their team. `any`: nobody's in particular. */
export const relations = ['own', "another's", "another team's", 'absent', 'any'] as const
export type Relation = (typeof relations)[number]

/** What is answered, and with it what the body holds. What each word asserts stands in e2e/permissions/expect-answer.ts. */
const answers = [
  'shown',
  'without',
  'done',
  'refused',
  'absent',
  'barred',
  'sign-in',
  'told',
  'home',
  'led',
  'handed',
] as const
export type Answer = (typeof answers)[number]

/** The object that a request is about: everything that somebody's own, another's or an absent one is called. */
export type Thing = {
  personId: string
  name: string
  email: string
  openAttemptId: string
  submittedAttemptId: string
  /** A question of the open attempt, and a report about one of the submitted one. */
  questionId: string
  reportId: string
  course: {
    id: string
    title: string
    moduleId: string
    lessonId: string
    keyPointId: string
    figure: string
  }
  groupId: string
  groupName: string
  assignmentId: string
  grantId: string
}

export type Rows = {
  /** The address that is asked; of an action, a page that has its form. */
  path: (it: Thing) => string
  /** What is sent, for whatever changes something. */
  form?: (it: Thing) => Record<string, string>
  /** Words that stand in what is `shown`, and never in what is `without` them. */
  shows?: (it: Thing) => string
  /** Where whoever has `done` it is sent; anywhere but the sign-in page when this is left out. */
  goes?: (it: Thing) => string
  /** A line for each relation, a column for each role. */
  answers: string
}

export type Matrix = Record<Subject, Rows | Rows[]>

export type Cell = { relation: Relation; role: Role; answer: Answer }

/** The cells of a table of answers. Throws on a table that has other columns than the roles, or a word unknown here. */
export function cellsOf(table: string): Cell[] {
  const [head = '', ...lines] = table.trim().split('\n')
  if (head.trim().split(/\s+/).join() !== roles.join()) throw new Error(`The columns are ${roles.join(' ')}`)
  return lines.flatMap((line) => {
    const words = line.trim().split(/\s+/)
    const relation = words.slice(0, -roles.length).join(' ')
    if (!isOneOf(relations, relation))
      throw new Error(`"${relation}" is none of ${relations.join(', ')}: ${line}`)
    return words.slice(-roles.length).map((answer, index) => {
      if (!isOneOf(answers, answer)) throw new Error(`"${answer}" is none of ${answers.join(', ')}: ${line}`)
      return { relation, role: roles[index] as Role, answer }
    })
  })
}

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return (words as readonly string[]).includes(word)
}
