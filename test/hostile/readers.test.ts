import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findReaders, type ReaderName } from './readers.ts'

const cookies = 'server/cookies.hostile.test.ts'
const forms = 'app/forms.hostile.test.ts'
const addresses = 'app/admin/addresses.hostile.test.ts'
const fields = 'server/commands/fields.hostile.test.ts'
const action = 'launcher/check-action.hostile.test.ts'
const forwarded = 'launcher/forwarded-headers.hostile.test.ts'
const typed = 'domain/sign-in/typed.hostile.test.ts'

/** Each reader of something of a request and the property test that tries it with anything. */
const tried: Record<ReaderName, string> = {
  'app/attempts/[id]/form-answers.ts readAnswersOf': 'app/attempts/[id]/form-answers.hostile.test.ts',
  'app/me/security/second-factor/read-step.ts readStep': forms,
  'app/admin/admin-page.ts readParams': addresses,
  'app/admin/answer-form.ts readForm': forms,
  'app/admin/people/read-people-filters.ts readPeopleFilters': addresses,
  'app/admin/question-reports/read-report-filters.ts readReportFilters': addresses,
  'app/form-fields.ts formFields': forms,
  'app/sign-in/code/read-proof.ts readProof': forms,
  'app/sign-in/read-sign-in.ts readSignIn': forms,
  'domain/sign-in/one-time-code.ts readCode': typed,
  'domain/sign-in/password-rule.ts normalizePassword': typed,
  'domain/sign-in/password-rule.ts findPasswordProblem': typed,
  'domain/sign-in/recovery-code.ts readRecoveryCode': typed,
  'launcher/check-action.mjs isForAction': action,
  'launcher/check-action.mjs isActionForm': action,
  'launcher/check-request.mjs refusalOf': 'launcher/check-request.hostile.test.ts',
  'launcher/forwarded-headers.mjs believeOnlyOurProxies': forwarded,
  'launcher/one-origin.mjs useOneOrigin': forwarded,
  'messages/accepted-locale.ts acceptedLocale': 'messages/accepted-locale.hostile.test.ts',
  'protocols/oidc/account.ts readAccount': 'protocols/oidc/account.hostile.test.ts',
  'server/commands/fields.ts lineSchema': fields,
  'server/commands/fields.ts textSchema': fields,
  'server/commands/fields.ts emailSchema': fields,
  'server/commands/fields.ts localeSchema': fields,
  'server/commands/fields.ts zoneSchema': fields,
  'server/commands/fields.ts daySchema': fields,
  'server/oidc/return-from-provider.ts isReturnOf': 'server/oidc/returned-address.hostile.test.ts',
  'server/pending-sign-in.ts readPendingSignIn': cookies,
  'server/provider-sign-in.ts readFlow': cookies,
  'server/provider-sign-out.ts readProviderSession': cookies,
  'server/same-origin.ts isSameOrigin': 'server/same-origin.hostile.test.ts',
  'server/second-factor-offer.ts unsealOffer': cookies,
  'server/session-cookie.ts unsealSession': cookies,
  'server/sign-in-origin.ts signInOrigin': 'server/sign-in-origin.hostile.test.ts',
  'server/store/keyset.ts readCursor': 'server/store/keyset.hostile.test.ts',
}

/** What looks like a reader, and why it reads nothing by itself. */
const readsByOthers: Record<ReaderName, string> = {
  'app/learner/learner-post.ts learnerPost': 'asks isSameOrigin, and leaves the body to its route',
  'app/learner/learner-post.ts isFromScript': 'compares one header with one word',
  'app/admin/answer-form.ts answerForm': 'reads by readForm',
  'app/admin/answer-form.ts refusedState': 'gives back what readForm has read',
  'app/admin/people/[id]/tell-events.ts tellEvents': 'reads the record, which only commands write',
  'app/admin/people/read-people-filters.ts standings': 'a list of words',
  'app/admin/question-reports/read-report-filters.ts states': 'a list of words',
  'app/form-response.ts refusedAcrossOrigins': 'asks isSameOrigin',
  'launcher/fault-answer.mjs answerFaults': 'looks at what is answered',
  'launcher/hold-body.mjs holdBody': 'passes bytes on; launcher/guarded-server.test.ts says which',
  'launcher/whole-answers.mjs askForTheWhole': 'looks whether a header is there, and takes another away',
  'protocols/oidc/claim-names.ts standardClaims': 'a list of words',
  'server/oidc/return-from-provider.ts returnFromProvider':
    'asks isReturnOf, then openid-client and readAccount',
  'server/provider-sign-in.ts finishAtProvider': 'reads by readFlow and returnFromProvider',
  'server/second-factor-offer.ts repeatOffer': 'reads by unsealOffer',
  'server/second-factor-secrets.ts unsealTotpSecret': 'reads what the database holds',
  'server/unseal-json.ts unsealJson': 'what the readers of cookies read by',
}

/** What whoever added something reads here. */
const how = `Whatever reads a form, an address, a header, a cookie or a body is tried with anything by fast-check:
write a property in <file>.hostile.test.ts and name it in this table. See test/hostile/readers.ts for what counts.`

const found = findReaders()

test('every reader of a request has a property test', () => {
  const known = { ...tried, ...readsByOthers }
  expect(
    found.filter((reader) => !(reader in known)),
    how,
  ).toEqual([])
  expect(Object.keys(known).filter((reader) => !found.includes(reader))).toEqual([])
})

test.each(Object.entries(tried))('%s is tried in %s', (reader, file) => {
  const [, name = ''] = reader.split(' ')
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(new RegExp(`\\b${name}\\b[\\s\\S]*\\b${name}\\b`)) // imported and used
  expect(text).toMatch(/fc\.(property|asyncProperty)\(/)
})
