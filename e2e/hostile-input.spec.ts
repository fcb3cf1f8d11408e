import { closeDatabase } from '#server/store/database.ts'
import { hostileTexts } from '#test/hostile/texts.ts'
import type { Thing } from '#test/permissions/matrix.ts'
import type { tables } from '#test/permissions/rows.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { expect, test } from './fixtures.ts'
import { hostileAddresses, oddTexts } from './hostile/addresses.ts'
import { everyField, type Work } from './hostile/fields.ts'
import { memberPassword, reachDatabase } from './members.ts'
import { stateAbout } from './permissions/database-state.ts'
import { signInByForm, Visitor } from './permissions/visitor.ts'
import { makeWorld, type World } from './permissions/world.ts'

test.afterAll(closeDatabase)

/** Stands in everything that is sent, so that a row which kept it counts as changed. */
const marker = 'h0stile'

// A thousand requests: a minute on a quiet machine.
test.describe.configure({ timeout: 600_000 })

test('hostile input in every address and every field ends in a sentence and changes nothing', async ({
  baseURL,
}) => {
  const origin = baseURL ?? ''
  reachDatabase()
  const world = await makeWorld('Hostile')
  const { admin, learner } = world.own
  const signedIn = async ({ email }: Thing) =>
    new Visitor(origin, await signInByForm(origin, email, memberPassword))
  const visitors = { admin: await signedIn(admin), learner: await signedIn(learner) }
  const words = wordsOf(world)
  const before = await stateAbout(words)

  expect(await fewAtATime(hostileAddresses(visitors.admin, true, admin))).toEqual([])
  expect(await fewAtATime(hostileAddresses(visitors.learner, false, learner))).toEqual([])
  expect(await stateAbout(words)).toEqual(before)

  const asAll = (select: (field: string) => string[]): Work[] => [
    ...everyField(visitors.admin, actions, world.stranger, select),
    ...everyField(visitors.learner, ownForms, learner, select),
  ]
  expect(await fewAtATime(asAll(illegal))).toEqual([])
  expect(await stateAbout(words)).toEqual(before)

  // What is odd may be a text, and some of the hostile may be a free one: something may be kept here.
  expect(await fewAtATime(asAll((field) => [...oddTexts, ...legal(field)]))).toEqual([])
})

type Table = ReturnType<typeof tables>[number]

/** Fields in which people write in their own words (`textSchema`): marks that are not seen are kept there. */
const freeTexts = new Set(['text', 'note'])

/** What nobody types but a program: one text of each way to be refused is enough. */
const fromLists = /Id$|^(locale|role|step|targetKind|category|shown|at|reported|session)$/

const hostile = hostileTexts(marker)

function illegal(field: string): string[] {
  if (fromLists.test(field)) return [`${marker}\0`, `${marker}\ud83d`, marker.repeat(1500)]
  return hostile.filter(({ isFreeText }) => !isFreeText || !freeTexts.has(field)).map(({ text }) => text)
}

function legal(field: string): string[] {
  return freeTexts.has(field) ? hostile.map(({ text }) => text) : []
}

/** What an admin changes of others. */
function actions({ subject }: Table): boolean {
  return subject.startsWith('action app/admin/')
}

/** What learners do, but for handing an attempt in: that is done whatever else its form says. */
function ownForms({ subject }: Table): boolean {
  return (
    /^(POST |action app\/\(learner\)\/attempts)/.test(subject) && subject !== 'POST /attempts/[id]/submit'
  )
}

function wordsOf(world: World): string[] {
  const ids = [...Object.values(world.own), world.colleague, world.stranger].flatMap((it) => [
    it.personId,
    it.openAttemptId,
    it.submittedAttemptId,
    it.groupId,
    it.assignmentId,
    it.reportId,
  ])
  return [...new Set([...ids, 'Hostile', 'hostile', marker])]
}
