import { expect, test } from 'vitest'
import { canSeeSignIns, owesSecondFactor } from './permissions.ts'
import type { Viewer } from './viewer.ts'

const viewer: Viewer = {
  personId: 'ada',
  sessionId: 's1',
  displayName: 'Ada',
  email: 'ada@example.org',
  locale: 'en',
  zone: 'UTC',
  roles: { admin: true, auditor: false, authorOf: [] },
  managesPeople: true,
  hasSecondFactor: false,
  shownSecondFactor: null,
}
const auditor = { admin: false, auditor: true, authorOf: ['oss'] }

test.each<[string, Partial<Viewer>, 'optional' | 'required', boolean]>([
  ['an admin where it is demanded', {}, 'required', true],
  ['an admin where it is not', {}, 'optional', false],
  ['an admin who has one', { hasSecondFactor: true, shownSecondFactor: 'totp' }, 'required', false],
  ['an admin whose provider asks for one', { shownSecondFactor: 'provider' }, 'required', false],
  ['anybody else', { roles: auditor }, 'required', false],
])('%s: owes a second factor or not', (_words, changed, ofAdmins, owes) => {
  expect(owesSecondFactor({ ...viewer, ...changed }, ofAdmins)).toBe(owes)
})

test('when somebody last came in is for admins alone: neither for auditors nor for who manages people', () => {
  expect(canSeeSignIns(viewer)).toBe(true)
  expect(canSeeSignIns({ ...viewer, roles: auditor })).toBe(false)
  expect(canSeeSignIns({ ...viewer, roles: { ...auditor, auditor: false } })).toBe(false)
})
