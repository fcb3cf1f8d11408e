import { expect, it } from 'vitest'
import { readClaimNames, standardClaims } from './claim-names.ts'
import { readCreateRule } from './create-rule.ts'

it.each([
  ['never', { kind: 'never' }],
  ['all', { kind: 'all' }],
  ['domains:example.org', { kind: 'domains', domains: ['example.org'] }],
  ['domains: Example.org , exämple.com', { kind: 'domains', domains: ['example.org', 'exämple.com'] }],
  ['domains:', null],
  ['domains:example.org,', null],
  ['domains:ada@example.org', null],
  ['everyone', null],
])('the rule %j is %j', (text, rule) => {
  expect(readCreateRule(text)).toEqual(rule)
})

it.each([
  ['groups=roles', { ...standardClaims, groups: 'roles' }],
  [
    'groups = https://example.org/groups , language=lang',
    { ...standardClaims, groups: 'https://example.org/groups', language: 'lang' },
  ],
  ['', null],
  ['group=roles', null],
  ['constructor=roles', null],
  ['groups=', null],
  ['groups=a,groups=b', null],
])('the claims %j are %j', (text, names) => {
  expect(readClaimNames(text)).toEqual(names)
})
