import { readFileSync } from 'node:fs'
import { useLimits } from '#domain/limits/use-limits.ts'
import { currentCatalogue } from '#server/catalogue.ts'
import { done } from '#server/commands/done.ts'
import { reportQuestion } from '#server/commands/report-question.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'
import { sha256Hex } from '#server/digest.ts'
import { selectOptionalAttempt } from '#server/store/attempts.ts'
import { takeTurn } from '#server/store/code-turns.ts'
import { closeDatabase, database } from '#server/store/database.ts'
import { type Guess, takeGuessTurn } from '#server/store/sign-in-throttle.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { QuietVisitor } from '#test/quiet-visit.ts'
import { expect, test } from './fixtures.ts'
import {
  assign,
  by,
  giveSecondFactor,
  type Member,
  makeGroup,
  makeMember,
  memberPassword,
  reachDatabase,
} from './members.ts'
import { type Answered, actionIds, signInByForm, Visitor } from './permissions/visitor.ts'
import { expectSecured } from './secured.ts'

/**
 * The tries that use a limit up come from this process; who asks then is answered by two others, at two addresses of
 * the same installation. What is counted stands in their database alone.
 */
test.beforeAll(reachDatabase)
test.afterAll(closeDatabase)

const here = '127.0.0.1'
const mailing = `http://localhost:${process.env.KEYPOINT_E2E_STRICT_PORT}`
const languages = ['en', 'fr'] as const
type Language = (typeof languages)[number]

type Tried = { origins: string[]; language: Language; member: Member }
type Limit = {
  what: string
  words: [file: string, key: string]
  longestSeconds: number
  /** Uses it up, and says how somebody asks once more. */
  exhaust: (tried: Tried) => Promise<(origin: string) => Promise<Answered>>
}

const limits: Limit[] = [
  {
    what: 'passwords at the door',
    words: ['sign-in', 'sign-in.too-many'],
    longestSeconds: 5,
    exhaust: async ({ language, member: { email } }) => {
      await guessOften({ what: 'sign-in', account: email, address: here })
      const form = { email, password: memberPassword }
      return (origin) =>
        call(origin, '/sign-in', { action: 'app/sign-in/action.ts submitSignIn', form, language })
    },
  },
  {
    what: 'the present password',
    words: ['sign-in', 'sign-in.too-many'],
    longestSeconds: 5,
    exhaust: async ({ origins, member: { email } }) => {
      const cookie = await sessionOf(origins, email)
      await guessOften({ what: 'sign-in', account: email, address: here })
      const form = { current: memberPassword, password: 'another password of theirs' }
      const action = 'app/me/security/actions.ts submitPasswordChange'
      return (origin) => call(origin, '/me/security', { action, form, cookie })
    },
  },
  {
    what: 'codes of a second factor',
    words: ['second-factor', 'second-factor.problem.codes-too-many'],
    longestSeconds: 5,
    exhaust: async ({ origins, language, member: { personId, email } }) => {
      await giveSecondFactor({ personId, email })
      const cookie = await sessionOf(origins, email)
      for (let tried = 0; tried < 20; tried++) await inTransaction((tx) => takeTurn(tx, personId, new Date()))
      const asked = { action: 'app/sign-in/code/action.ts submitProof', form: { code: '123456' }, cookie }
      return (origin) => call(origin, '/sign-in/code', { ...asked, language })
    },
  },
  {
    what: 'links for who forgot a password',
    words: ['sign-in', 'forgot.too-many'],
    longestSeconds: 5,
    exhaust: async ({ language, member: { email } }) => {
      await guessOften({ what: 'link', account: email, address: here })
      const action = 'app/forgot-password/actions.ts submitForgotPassword'
      return () => call(mailing, '/forgot-password', { action, form: { email }, language })
    },
  },
  {
    what: 'reports about questions',
    words: ['question-reports', 'report-question.too-many'],
    longestSeconds: 24 * 60 * 60,
    exhaust: async ({ origins, member: { personId, email } }) => {
      const { attemptId, questionId } = await reportTwenty(personId)
      const cookie = await sessionOf(origins, email)
      const form = { attemptId, questionId, category: 'unclear', text: 'What is asked?' }
      const file = 'app/attempts/[id]/questions/[question]/report/action.ts'
      const path = `/attempts/${attemptId}/questions/${questionId}/report`
      return (origin) => call(origin, path, { action: `${file} submitQuestionReport`, form, cookie })
    },
  },
  {
    what: 'answers and other forms of a learner',
    words: ['errors', 'errors.too-many'],
    longestSeconds: useLimits['learner-form'].seconds,
    exhaust: async ({ origins, member: { personId, email } }) => {
      const cookie = await sessionOf(origins, email)
      await useUp('learner-form', personId)
      return (origin) => new Visitor(origin, cookie).send('POST', '/attempts/any/answers', { form: {} })
    },
  },
  {
    what: 'exports',
    words: ['errors', 'errors.too-many'],
    longestSeconds: useLimits['csv-export'].seconds,
    exhaust: async ({ origins, member: { personId, email } }) => {
      const cookie = await sessionOf(origins, email)
      await useUp('csv-export', personId)
      return (origin) => new Visitor(origin, cookie).get('/admin/reports/completion.csv?course=any')
    },
  },
]

for (const [index, { what, words, longestSeconds, exhaust }] of limits.entries())
  test(`too many ${what} are answered 429 with a sentence and how long to wait, by every instance`, async ({
    baseURL,
  }) => {
    const origins = [baseURL ?? '', mailing]
    const group = await makeGroup(`Hasty ${index}`)
    for (const language of languages) {
      const member = await makeMember(`Hasty${index} ${language}`, [], group, language)
      const ask = await exhaust({ origins, language, member })
      for (const origin of origins) {
        const answered = await ask(origin)
        expect(answered.status, `${language}: ${answered.text}`).toBe(429)
        const seconds = Number(answered.headers.get('retry-after'))
        expect(seconds).toBeGreaterThanOrEqual(1)
        expect(seconds).toBeLessThanOrEqual(longestSeconds)
        expect(textOf(answered)).toContain(sentence(language, words))
        expectSecured(answered.headers, what)
      }
    }
  })

test('who says that they come from elsewhere is not believed, and waits as before', async ({ baseURL }) => {
  const { email } = await makeMember('Spoof Hasty', [], await makeGroup('Spoofers'))
  await guessOften({ what: 'sign-in', account: email, address: here })
  for (const name of [
    'x-forwarded-for',
    'x-real-ip',
    'forwarded',
    'x-keypoint-address',
    'cf-connecting-ip',
  ]) {
    const spoofed = await signIn(baseURL ?? '', email, { [name]: 'for=198.51.100.9, 198.51.100.9' })
    expect(spoofed.status, name).toBe(429)
  }
  const form = await new QuietVisitor(baseURL ?? '').fill('/sign-in', { email, password: memberPassword })
  expect(form.status).toBe(429)
  expect(await form.text()).toContain(sentence('en', ['sign-in', 'sign-in.too-many']))
  await database().signInThrottle.deleteMany({ where: { keyDigest: sha256Hex(`${email}\n${here}`) } })
  expect(await signIn(baseURL ?? '', email)).toMatchObject({ status: 303 })
})

/** Passwords or links, as many as are looked at in ten seconds, and more. They leave the address as it was. */
async function guessOften(guess: Guess): Promise<void> {
  for (let tried = 0; tried < 20; tried++)
    await inTransaction((tx) => takeGuessTurn(tx, { ...guess, address: here }, new Date()))
  const kind = guess.what === 'sign-in' ? 'address' : 'link-address'
  await database().signInThrottle.deleteMany({ where: { kind, keyDigest: sha256Hex(here) } })
}

async function useUp(use: keyof typeof useLimits, personId: string): Promise<void> {
  const counted = { failures: useLimits[use].uses, lastFailureAt: new Date() }
  const key = { kind: use, keyDigest: sha256Hex(personId) }
  await database().signInThrottle.create({ data: { ...key, ...counted } })
}

/** Reports twenty questions, and gives one that can still be reported. */
async function reportTwenty(personId: string): Promise<{ attemptId: string; questionId: string }> {
  const { courses } = await currentCatalogue()
  let reported = 0
  for (const course of courses.values()) {
    await assign(course.id, 'person', personId)
    for (const keyPoint of course.modules.flatMap((module) => module.keyPoints)) {
      const started = await startAttempt({ personId, courseId: course.id, keyPointId: keyPoint.id }, by())
      if (!started.ok) continue
      const { attemptId } = started
      const attempt = await selectOptionalAttempt(database(), attemptId)
      for (const { questionId } of attempt?.plan.questions ?? []) {
        const report = { personId, attemptId, questionId, category: 'unclear', text: 'What is asked?' }
        if (reported === 20) return report
        done(await reportQuestion(report, by()))
        reported += 1
      }
    }
  }
  throw new Error(`There are but ${reported} questions`)
}

/** Fills the form in at the door, as where JavaScript is off. */
function signIn(origin: string, email: string, headers: Record<string, string> = {}): Promise<Answered> {
  const form = { email, password: memberPassword, next: '/' }
  return new Visitor(origin).act(idOf('app/sign-in/action.ts submitSignIn'), '/sign-in', { form, headers })
}

/** A session's cookie, or that of who still has to type a code. */
function sessionOf([origin = '']: string[], email: string): Promise<string> {
  return signInByForm(origin, email, memberPassword)
}

type Asked = { action: string; form: Record<string, string>; cookie?: string; language?: Language }

/** Sends a form as the framework's script does. */
function call(origin: string, path: string, { action, form, cookie, language = 'en' }: Asked) {
  const headers = { 'accept-language': language }
  return new Visitor(origin, cookie).call(idOf(action), path, { form, headers })
}

function idOf(action: string): string {
  const id = actionIds().get(action)
  if (!id) throw new Error(`The build has no ${action}`)
  return id
}

const textOf = ({ text }: Answered) => text.replaceAll('&#x27;', "'")

function sentence(language: Language, [file, key]: [string, string]): string {
  const messages = JSON.parse(readFileSync(`messages/${language}/${file}.json`, 'utf8'))
  return messages[key] ?? `no message ${key}`
}
