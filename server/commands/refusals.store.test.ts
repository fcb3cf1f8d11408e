import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ProviderAccount } from '#protocols/oidc/account.ts'
import { isAddressTaken } from '#server/store/people.ts'
import { inTransaction } from '#server/store/transaction.ts'
import { testDatabase } from '#test/database.ts'
import { courseId, keyPointId, learnerOf, openCourse } from '#test/learner.ts'
import { makeGroup, makePerson, operatorAt } from '#test/people.ts'
import { tableContents } from '#test/table-contents.ts'
import { addPerson } from './add-person.ts'
import { admitFromProvider } from './admit-from-provider.ts'
import { type AssignCourseInput, assignCourse } from './assign-course.ts'
import { changePassword } from './change-password.ts'
import { checkSecondFactor } from './check-second-factor.ts'
import { createGroup } from './create-group.ts'
import { deactivatePerson } from './deactivate-person.ts'
import { disableSecondFactor } from './disable-second-factor.ts'
import { done } from './done.ts'
import { editPerson } from './edit-person.ts'
import { enableSecondFactor } from './enable-second-factor.ts'
import { finishLesson } from './finish-lesson.ts'
import { followProvider } from './follow-provider.ts'
import { giveLink } from './give-link.ts'
import { grantRole } from './grant-role.ts'
import { joinGroup } from './join-group.ts'
import { leaveGroup } from './leave-group.ts'
import { mailReset } from './mail-reset.ts'
import { makeRecoveryCodes } from './make-recovery-codes.ts'
import { refuse } from './outcome.ts'
import { reactivatePerson } from './reactivate-person.ts'
import { reconcileAssignment } from './reconcile-assignments.ts'
import { renameGroup } from './rename-group.ts'
import { reportQuestion } from './report-question.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { resolveQuestionReport } from './resolve-question-report.ts'
import { revokeRole } from './revoke-role.ts'
import { saveAnswer } from './save-answer.ts'
import { setManager } from './set-manager.ts'
import { setPassword } from './set-password.ts'
import { startAttempt } from './start-attempt.ts'
import { submitAttempt } from './submit-attempt.ts'
import { unlinkIdentities } from './unlink-identities.ts'
import { useLink } from './use-link.ts'
import { withdrawAssignment } from './withdraw-assignment.ts'

const db = testDatabase()

const by = operatorAt()
const { now } = by
const nobody = 'absentabsentabsentabsent'
const password = 'difference engine'

/** Somebody, their group and an assignment, between whom and nothing a command is asked to do something. */
type Place = { personId: string; adminId: string; groupId: string; assignmentId: string }
type Asked = (place: Place) => Promise<unknown>

const words = { displayName: 'Ada Lovelace', locale: 'en', zone: 'UTC' }
const account: ProviderAccount = {
  issuer: 'https://id.example',
  subject: 'nobody',
  email: 'nobody@example.org',
  isEmailVerified: true,
  groups: ['Harbour'],
  ...words,
}
const assigned: AssignCourseInput = {
  courseId,
  targetKind: 'person',
  targetId: nobody,
  dueDay: null,
  dueZone: null,
}
const answers = { risk: ['true'] }
const here = { browser: null, system: null, networkAddress: 'here' }
const viewer = { personId: nobody, sessionId: nobody, email: 'nobody@example.org', displayName: 'Nobody' }

const letIn = () => Promise.resolve('let in')

/** What each command is asked that it cannot do, by its file: about nobody and nothing, and what is refused late. */
const impossible: Record<string, Asked[]> = {
  'add-person': [() => addPerson({ ...words, email: 'grace@example.org' }, by)],
  'admit-from-provider': [() => admitFromProvider(account, { kind: 'never' }, now)],
  'assign-course': [
    () => assignCourse(assigned, by),
    () => assignCourse({ ...assigned, courseId: 'no-course' }, by),
    () => assignCourse({ ...assigned, targetKind: 'group' }, by),
    ({ personId, assignmentId }) => assignCourse({ ...assigned, targetId: personId, assignmentId }, by),
  ],
  'change-password': [() => changePassword(viewer, { current: password, password, origin: here }, now)],
  'check-second-factor': [
    () =>
      checkSecondFactor(
        { personId: nobody, sessionVersion: 0, proof: { kind: 'code', typed: '123456' }, now },
        letIn,
      ),
    ({ personId }) =>
      checkSecondFactor(
        { personId, sessionVersion: 0, proof: { kind: 'recovery-code', typed: 'aaaa-aaaa-aaaa-aaaa' }, now },
        letIn,
      ),
  ],
  'create-group': [() => createGroup({ name: 'HARBOUR' }, by)],
  'deactivate-person': [
    () => deactivatePerson({ personId: nobody }, by),
    ({ adminId }) => deactivatePerson({ personId: adminId }, by),
  ],
  'disable-second-factor': [() => disableSecondFactor({ personId: nobody }, by)],
  'edit-person': [
    () => editPerson({ personId: nobody, ...words, email: 'new@example.org' }, by),
    ({ personId }) => editPerson({ personId, ...words, email: 'grace@example.org' }, by),
  ],
  'enable-second-factor': [
    () => enableSecondFactor({ personId: nobody, sessionId: nobody, offer: 'none', code: '123456' }, by),
  ],
  'finish-lesson': [
    () => finishLesson({ personId: nobody, courseId, lessonId: 'first' }, by),
    ({ personId }) => finishLesson({ personId, courseId, lessonId: 'no-lesson' }, by),
    ({ personId }) => finishLesson({ personId, courseId: 'no-course', lessonId: 'first' }, by),
  ],
  'follow-provider': [() => followProvider(nobody, account, by)],
  'give-link': [() => giveLink({ personId: nobody, shown: true }, by)],
  'grant-role': [
    () => grantRole({ personId: nobody, role: 'admin', courseId: null }, by),
    ({ personId }) => grantRole({ personId, role: 'author', courseId: 'no-course' }, by),
  ],
  'join-group': [
    ({ groupId }) => joinGroup({ personId: nobody, groupId }, by),
    ({ personId }) => joinGroup({ personId, groupId: nobody }, by),
  ],
  'leave-group': [({ groupId }) => leaveGroup({ personId: nobody, groupId }, by)],
  'mail-reset': [() => mailReset('nobody@example.org', now)],
  'make-recovery-codes': [() => makeRecoveryCodes({ personId: nobody }, by)],
  'reactivate-person': [() => reactivatePerson({ personId: nobody }, by)],
  'reconcile-assignments': [() => reconcileAssignment(nobody, by)],
  'rename-group': [
    () => renameGroup({ groupId: nobody, name: 'Meadow' }, by),
    ({ groupId }) => renameGroup({ groupId, name: 'quarry' }, by),
  ],
  'report-question': [
    ({ personId }) =>
      reportQuestion(
        { personId, attemptId: nobody, questionId: 'q', category: 'unclear', text: 'What?' },
        by,
      ),
  ],
  'reset-second-factor': [
    () => resetSecondFactor({ personId: nobody, reason: 'Lost' }, by),
    ({ personId }) => resetSecondFactor({ personId, reason: 'Lost' }, by),
  ],
  'resolve-question-report': [
    ({ adminId }) => resolveQuestionReport({ reportId: nobody, resolvedBy: adminId, note: 'So' }, by),
  ],
  'revoke-role': [() => revokeRole({ personId: nobody, grantId: nobody }, by)],
  'save-answer': [({ personId }) => saveAnswer({ personId, attemptId: nobody, answers }, now)],
  'set-manager': [
    ({ personId }) => setManager({ personId: nobody, managerId: personId }, by),
    ({ personId }) => setManager({ personId, managerId: nobody }, by),
    ({ personId }) => setManager({ personId, managerId: personId }, by),
  ],
  'set-password': [() => setPassword({ personId: nobody, password }, by)],
  'start-attempt': [
    () => startAttempt({ personId: nobody, courseId, keyPointId }, by),
    ({ personId }) => startAttempt({ personId, courseId, keyPointId: 'no-key-point' }, by),
  ],
  'submit-attempt': [({ personId }) => submitAttempt({ personId, attemptId: nobody, answers }, by)],
  'unlink-identities': [() => unlinkIdentities({ personId: nobody }, by)],
  'use-link': [() => useLink({ token: 'a'.repeat(43), password }, now)],
  'withdraw-assignment': [() => withdrawAssignment({ assignmentId: nobody }, by)],
}

const asked = Object.entries(impossible).flatMap(([name, all]) =>
  all.map((ask, index) => [name, index + 1, ask] as const),
)

test.each(asked)('%s leaves nothing behind when it cannot be done (%i)', async (_, __, ask) => {
  const { personId } = await learnerOf(openCourse, 'Ada')
  const adminId = await makePerson('Grace', 'admin', 'grace@example.org')
  const groupId = await makeGroup('Harbour')
  await makeGroup('Quarry')
  const target = { ...assigned, targetKind: 'group' as const, targetId: groupId }
  const { assignmentId } = done(await assignCourse(target, by))
  const counted = ['sign_in_throttle'] // guesses at a password, whatever becomes of them
  const before = await tableContents(counted)
  await ask({ personId, adminId, groupId, assignmentId }).catch(() => 'impossible')
  expect(await tableContents(counted)).toEqual(before)
})

test('every command with a transaction is asked for what it cannot do', () => {
  const commands = readdirSync('server/commands').filter((file) => {
    const shared = ['taking-course.ts', 'slow-down.ts'] // others take courses and count guesses by them
    const isCommand = /^[a-z-]+\.ts$/.test(file) && !shared.includes(file)
    const text = isCommand ? readFileSync(`server/commands/${file}`, 'utf8') : ''
    return /\b(inTransaction|whileTakingCourse)\b/.test(text)
  })
  expect(Object.keys(impossible).map((name) => `${name}.ts`)).toEqual(expect.arrayContaining(commands))
})

test('what was written before a refusal was decided is undone', async () => {
  const personId = await makePerson('Ada Lovelace')
  const before = await tableContents()
  const refusal = refuse('', 'errors.not-found')
  const answered = await inTransaction(async (tx) => {
    await tx.emailAddress.updateMany({ where: { personId }, data: { address: 'other@example.org' } })
    expect(await isAddressTaken(tx, 'other@example.org')).toBe(true)
    return refusal
  })
  expect(answered).toBe(refusal)
  expect(await tableContents()).toEqual(before)
  expect(await isAddressTaken(db(), 'ada.lovelace@example.org')).toBe(true)
})
