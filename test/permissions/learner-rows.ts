import type { Matrix, Thing } from './matrix.ts'

/** What only whoever may take the course, or began the attempt, is given. */
const ownAlone = `
                  nobody   gone     learner  manager  author   auditor  admin
  own             sign-in  sign-in  shown    shown    shown    shown    shown
  another's       sign-in  sign-in  absent   absent   absent   absent   absent
  another team's  sign-in  sign-in  absent   absent   absent   absent   absent
  absent          sign-in  sign-in  absent   absent   absent   absent   absent
`
const ownAloneDoes = ownAlone.replaceAll(/shown/g, 'done ')

/** What everyone who is signed in is given, about themselves. */
const signedIn = `
                  nobody   gone     learner  manager  author   auditor  admin
  any             sign-in  sign-in  shown    shown    shown    shown    shown
`

const module = ({ course }: Thing) => `/courses/${course.id}/${course.moduleId}`
const title = ({ course }: Thing) => course.title

/** The pages and forms of learners. */
export const learnerRows: Matrix = {
  'page /': { path: () => '/', answers: signedIn },
  'page /me': { path: () => '/me', answers: signedIn },
  'page /me/security/second-factor': { path: () => '/me/security/second-factor', answers: signedIn },
  'action app/me/security/second-factor/actions.ts submitSecondFactor': {
    path: () => '/me/security/second-factor',
    form: () => ({ intent: 'enable', offer: 'made up', code: '123456' }),
    answers: signedIn.replaceAll('shown  ', 'refused').replace(/shown$/m, 'refused'),
  },
  'page /me/security': { path: () => '/me/security', answers: signedIn },
  'action app/me/security/actions.ts submitPasswordChange': {
    path: () => '/me/security',
    form: () => ({ current: 'not the password', password: 'a password of the matrix' }),
    answers: signedIn.replaceAll('shown  ', 'refused').replace(/shown$/m, 'refused'),
  },
  'POST /me/security/end-session': {
    path: () => '/me/security/end-session',
    form: () => ({ session: 'none' }),
    goes: () => '/me/security?done=session',
    answers: signedIn.replaceAll('shown', 'done '),
  },
  'page /courses/[course]': { path: (it) => `/courses/${it.course.id}`, shows: title, answers: ownAlone },
  'page /courses/[course]/[module]': [
    { path: module, shows: title, answers: ownAlone },
    { path: (it) => `${module(it)}?show=summary`, answers: ownAlone },
  ],
  'page /courses/[course]/[module]/[lesson]': {
    path: (it) => `${module(it)}/${it.course.lessonId}`,
    shows: title,
    answers: ownAlone,
  },
  'page /courses/[course]/[module]/quiz/[keyPoint]': {
    path: (it) => `${module(it)}/quiz/${it.course.keyPointId}`,
    shows: title,
    answers: ownAlone,
  },
  'page /attempts/[id]': [
    { path: (it) => `/attempts/${it.openAttemptId}`, shows: title, answers: ownAlone },
    { path: (it) => `/attempts/${it.openAttemptId}?question=1&saved=yes`, shows: title, answers: ownAlone },
    { path: (it) => `/attempts/${it.submittedAttemptId}`, shows: title, answers: ownAlone },
  ],
  'page /attempts/[id]/questions/[question]/report': {
    path: (it) => `/attempts/${it.openAttemptId}/questions/${it.questionId}/report`,
    answers: ownAlone,
  },
  'GET /courses/[course]/figures/[...path]': {
    path: (it) => `/courses/${it.course.id}/figures/${it.course.figure}`,
    answers: ownAlone.replaceAll('sign-in  sign-in', 'sign-in  absent '),
  },
  'POST /courses/[course]/[module]/[lesson]/finish': {
    path: (it) => `${module(it)}/${it.course.lessonId}/finish`,
    form: () => ({}),
    answers: ownAloneDoes,
  },
  'POST /courses/[course]/[module]/quiz/[keyPoint]/start': {
    path: (it) => `${module(it)}/quiz/${it.course.keyPointId}/start`,
    form: () => ({}),
    answers: ownAloneDoes,
  },
  'POST /attempts/[id]/answers': {
    path: (it) => `/attempts/${it.openAttemptId}/answers`,
    form: () => ({ shown: 'no-question' }),
    goes: (it) => `/attempts/${it.openAttemptId}`,
    answers: ownAloneDoes,
  },
  'POST /attempts/[id]/report': {
    path: (it) => `/attempts/${it.openAttemptId}/report`,
    form: (it) => ({ shown: 'no-question', reported: it.questionId }),
    goes: (it) => `/attempts/${it.openAttemptId}/questions/${it.questionId}/report`,
    answers: ownAloneDoes,
  },
  'action app/attempts/[id]/questions/[question]/report/action.ts submitQuestionReport': {
    path: (it) => `/attempts/${it.openAttemptId}/questions/${it.questionId}/report`,
    form: ({ openAttemptId: attemptId, questionId }) => {
      return { attemptId, questionId, category: 'unclear', text: 'What is asked?' }
    },
    goes: (it) => `/attempts/${it.openAttemptId}/questions/${it.questionId}/report`,
    answers: ownAloneDoes,
  },
  'POST /attempts/[id]/submit': {
    path: (it) => `/attempts/${it.openAttemptId}/submit`,
    form: () => ({ shown: 'no-question' }),
    goes: (it) => `/attempts/${it.openAttemptId}`,
    answers: ownAloneDoes,
  },
}
