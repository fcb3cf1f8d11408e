import type { Matrix, Thing } from './matrix.ts'

/** What admins and auditors see of everybody, and managers of their team. */
const byTeam = `
                  nobody   gone     learner  manager  author   auditor  admin
  own             sign-in  sign-in  absent   absent   absent   shown    shown
  another's       sign-in  sign-in  absent   shown    absent   shown    shown
  another team's  sign-in  sign-in  absent   absent   absent   shown    shown
  absent          sign-in  sign-in  absent   absent   absent   absent   absent
`
/** A list of people or of what they did: the same page with fewer of them in it. */
const listByTeam = `
                  nobody   gone     learner  manager  author   auditor  admin
  own             sign-in  sign-in  absent   without  absent   shown    shown
  another's       sign-in  sign-in  absent   shown    absent   shown    shown
  another team's  sign-in  sign-in  absent   without  absent   shown    shown
  absent          sign-in  sign-in  absent   absent   absent   absent   absent
`
/** What is about the whole organisation. */
const byOverseers = `
                  nobody   gone     learner  manager  author   auditor  admin
  own             sign-in  sign-in  absent   absent   absent   shown    shown
  another's       sign-in  sign-in  absent   absent   absent   shown    shown
  another team's  sign-in  sign-in  absent   absent   absent   shown    shown
  absent          sign-in  sign-in  absent   absent   absent   absent   absent
`
/** What only serves to change something. */
const byAdmins = byOverseers.replaceAll(/shown(?= +shown)/g, 'absent')

/** What is said about the questions of a course: for admins, and for its authors. */
const byAuthors = `
                  nobody   gone     learner  manager  author   auditor  admin
  own             sign-in  sign-in  absent   absent   shown    absent   shown
  another's       sign-in  sign-in  absent   absent   absent   absent   shown
  another team's  sign-in  sign-in  absent   absent   absent   absent   shown
  absent          sign-in  sign-in  absent   absent   absent   absent   absent
`
const listByAuthors = byAuthors
  .replace(/ +absent .*\n$/, '\n')
  .replaceAll(/absent(?= {3}absent {3}shown$)/gm, 'without')

const reportsAlone = `
                  nobody   gone     learner  manager  author   auditor  admin
  any             sign-in  sign-in  absent   shown    absent   shown    shown
`
const overseersAlone = reportsAlone.replace('shown ', 'absent')
const adminsAlone = overseersAlone.replace('shown ', 'absent')

const name = (it: Thing) => it.name
const link = (it: Thing) => `/admin/people/${it.personId}"`

/** The pages of the administration. */
export const adminRows: Matrix = {
  'page /admin': { path: () => '/admin', answers: reportsAlone },
  'page /admin/people': {
    path: () => '/admin/people?text=Matrix',
    shows: link,
    answers: listByTeam.replace(/ +absent .*\n$/, '\n'),
  },
  'page /admin/people/new': { path: () => '/admin/people/new', answers: adminsAlone },
  'page /admin/people/[id]': { path: (it) => `/admin/people/${it.personId}`, shows: name, answers: byTeam },
  'page /admin/people/[id]/edit': {
    path: (it) => `/admin/people/${it.personId}/edit`,
    shows: name,
    answers: byAdmins,
  },
  'page /admin/people/[id]/attempts/[attempt]': [
    {
      path: (it) => `/admin/people/${it.personId}/attempts/${it.submittedAttemptId}`,
      shows: name,
      answers: byTeam,
    },
    {
      path: (it) => `/admin/people/${it.personId}/attempts/${it.openAttemptId}`,
      shows: name,
      answers: byTeam,
    },
  ],
  'page /admin/groups': {
    path: () => '/admin/groups',
    shows: (it) => it.groupName,
    answers: byOverseers.replace(/ +absent .*\n$/, '\n'),
  },
  'page /admin/groups/[id]': {
    path: (it) => `/admin/groups/${it.groupId}`,
    shows: (it) => it.groupName,
    answers: byOverseers,
  },
  'page /admin/assignments': { path: () => '/admin/assignments', answers: overseersAlone },
  'page /admin/assignments/new': { path: () => '/admin/assignments/new', answers: adminsAlone },
  'page /admin/assignments/[id]': {
    path: (it) => `/admin/assignments/${it.assignmentId}`,
    shows: (it) => it.course.title,
    answers: byOverseers,
  },
  'page /admin/question-reports': {
    path: () => '/admin/question-reports?state=all',
    shows: (it) => `/admin/question-reports/${it.reportId}"`,
    answers: listByAuthors,
  },
  'page /admin/question-reports/[id]': {
    path: (it) => `/admin/question-reports/${it.reportId}`,
    shows: name,
    answers: byAuthors,
  },
  'action app/admin/question-reports/actions.ts submitResolution': {
    path: (it) => `/admin/question-reports/${it.reportId}`,
    form: (it) => ({ reportId: it.reportId, note: 'It will be clearer.' }),
    goes: () => '/admin/question-reports',
    answers: byAuthors.replaceAll('shown', 'done '),
  },
  'page /admin/reports': { path: () => '/admin/reports', answers: reportsAlone },
  'page /admin/reports/[report]': {
    path: (it) => `/admin/reports/completion?course=${it.course.id}&text=Matrix`,
    shows: link,
    answers: listByTeam,
  },
  'GET /admin/reports/[report]/csv': {
    path: (it) => `/admin/reports/completion/csv?course=${it.course.id}`,
    shows: name,
    answers: listByTeam.replaceAll('sign-in  sign-in', 'sign-in  told   '),
  },
  'rewrite /admin/reports/:report([a-z-]+).csv': {
    path: (it) => `/admin/reports/completion.csv?course=${it.course.id}`,
    shows: name,
    answers: listByTeam.replaceAll('sign-in  sign-in', 'sign-in  told   '),
  },
}
