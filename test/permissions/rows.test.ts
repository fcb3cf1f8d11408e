import { describe, expect, it } from 'vitest'
import { cellsOf, relations, type Thing } from './matrix.ts'
import { matrix, tables } from './rows.ts'
import { findSubjects } from './subjects.ts'

/** What whoever added something reads here. */
const how = `Every page, route method, server action and file has a table in the permission matrix: who is answered what
about their own, another's, another team's and an absent object. Add one to test/permissions/<area>-rows.ts under
the name below, next to the one that is most like it; the words are explained in e2e/permissions/expect-answer.ts.
Then ask a server: npx playwright test e2e/permissions.spec.ts`

describe('the permission matrix', async () => {
  const subjects = await findSubjects()

  it('finds what there is to ask', () => {
    expect(subjects).toContain('page /courses/[course]/[module]/quiz/[keyPoint]')
    expect(subjects).toContain('POST /attempts/[id]/submit')
    expect(subjects).toContain('action app/sign-in/action.ts submitSignIn')
    expect(subjects).toContain('file /icon.svg')
    expect(subjects.some((subject) => subject.startsWith('rewrite '))).toBe(true)
  })

  it('has a table for everything that answers', () => {
    const missing = subjects.filter((subject) => !(subject in matrix))
    expect(missing, how).toEqual([])
  })

  it('has no table for what is not there any more', () => {
    expect(Object.keys(matrix).filter((subject) => !subjects.includes(subject))).toEqual([])
  })

  it.each(tables().map(({ subject, rows }) => [subject, rows] as const))(
    'is whole for %s',
    (subject, rows) => {
      const said = [...new Set(cellsOf(rows.answers).map(({ relation }) => relation))]
      const isAboutObject = pathOf(rows, 'a') !== pathOf(rows, 'b') || /\[/.test(subject.split(' ')[1] ?? '')
      const whole = said.includes('any') ? ['any'] : relations.slice(0, said.includes('absent') ? 4 : 3)
      expect(said).toEqual(whole)
      if (isAboutObject && !subject.startsWith('action ')) expect(said, 'name all four').toHaveLength(4)
      const changes = /^(action|POST|PUT|PATCH|DELETE) /.test(subject)
      expect(rows.form !== undefined, 'a form for what changes something, and for nothing else').toBe(changes)
    },
  )
})

function pathOf(rows: { path: (it: Thing) => string }, word: string): string {
  const course = { id: word, title: word, moduleId: word, lessonId: word, keyPointId: word, figure: word }
  const attempts = { openAttemptId: word, submittedAttemptId: word, questionId: word, reportId: word }
  const group = { groupId: word, groupName: word }
  return rows.path({
    personId: word,
    name: word,
    email: word,
    ...attempts,
    course,
    ...group,
    assignmentId: word,
    grantId: word,
  })
}
