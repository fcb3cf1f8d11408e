import type { Matrix } from './matrix.ts'

/** What everybody is given, signed in or not. */
const everybody = `
                  nobody   gone     learner  manager  author   auditor  admin
  any             shown    shown    shown    shown    shown    shown    shown
`

const refusedToAll = everybody.replaceAll('shown  ', 'refused').replace(/shown$/m, 'refused')
/** Without a provider there is no way to it. */
const noProvider = everybody.replaceAll('shown  ', 'absent ').replace(/shown$/m, 'absent')

/** The second step of signing in, without the first. */
const firstStepFirst = everybody.replaceAll('shown  ', 'sign-in').replace(/shown$/m, 'sign-in')

/** The ways in and out, and what holds nothing of anybody. */
export const openRows: Matrix = {
  'page /sign-in': {
    path: () => '/sign-in',
    answers: `
                  nobody   gone     learner  manager  author   auditor  admin
  any             shown    shown    home     home     home     home     home
`,
  },
  'action app/sign-in/action.ts submitSignIn': {
    path: () => '/sign-in',
    form: () => ({ email: 'nobody@matrix.example', password: '' }),
    answers: refusedToAll,
  },
  'GET /link': {
    path: () => '/link?token=none',
    goes: () => '/choose-password',
    answers: everybody.replaceAll('shown', 'led  '),
  },
  'page /choose-password': { path: () => '/choose-password', answers: everybody },
  'action app/choose-password/actions.ts submitChosenPassword': {
    path: () => '/choose-password',
    form: () => ({ password: 'a password of the matrix' }),
    answers: refusedToAll,
  },
  'page /forgot-password': { path: () => '/forgot-password', answers: everybody },
  'action app/forgot-password/actions.ts submitForgotPassword': {
    path: () => '/forgot-password',
    form: () => ({ email: 'nobody@matrix.example' }),
    answers: refusedToAll,
  },
  'page /sign-in/code': { path: () => '/sign-in/code', answers: firstStepFirst },
  'action app/sign-in/code/action.ts submitProof': {
    path: () => '/sign-in/code',
    form: () => ({ code: '123456' }),
    answers: firstStepFirst,
  },
  'GET /sign-in/oidc': { path: () => '/sign-in/oidc', answers: noProvider },
  'GET /sign-in/oidc/callback': { path: () => '/sign-in/oidc/callback?code=a&state=b', answers: noProvider },
  'page /sign-out/provider': { path: () => '/sign-out/provider', answers: noProvider },
  'GET /sign-out/provider/leave': { path: () => '/sign-out/provider/leave', answers: noProvider },
  'page /privacy': { path: () => '/privacy', answers: everybody },
  'GET /api/health': { path: () => '/api/health', answers: everybody },
  'GET /api/ready': { path: () => '/api/ready', answers: everybody },
  'GET /accent.css': { path: () => '/accent.css', answers: everybody },
  'file /icon.svg': { path: () => '/icon.svg', answers: everybody },
  'rewrite /favicon.ico': { path: () => '/favicon.ico', answers: everybody },
  'POST /sign-out': {
    path: () => '/sign-out',
    form: () => ({}),
    goes: () => '/sign-in',
    answers: everybody.replaceAll('shown', 'done '),
  },
}
