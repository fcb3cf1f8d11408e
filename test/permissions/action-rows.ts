import type { Matrix, Thing } from './matrix.ts'

/** What an admin changes, of anybody who is there; nobody else changes anything. */
const byAdmins = `
                  nobody   gone     learner  manager  author   auditor  admin
  own             sign-in  sign-in  absent   absent   absent   absent   done
  another's       sign-in  sign-in  absent   absent   absent   absent   done
  another team's  sign-in  sign-in  absent   absent   absent   absent   done
  absent          sign-in  sign-in  absent   absent   absent   absent   refused
`
/** The same, sent from a page that auditors read. */
const byAdminsOnPage = `
                  nobody   gone     learner  manager  author   auditor  admin
  own             sign-in  sign-in  absent   absent   absent   barred   done
  another's       sign-in  sign-in  absent   absent   absent   barred   done
  another team's  sign-in  sign-in  absent   absent   absent   barred   done
  absent          sign-in  sign-in  absent   absent   absent   absent   refused
`
const byAdminsAlone = `
                  nobody   gone     learner  manager  author   auditor  admin
  any             sign-in  sign-in  absent   absent   absent   absent   done
`

const edit = (it: Thing) => `/admin/people/${it.personId}/edit`
const editForm = (more: (it: Thing) => Record<string, string> = () => ({})) => ({
  path: edit,
  form: (it: Thing) => ({ personId: it.personId, ...more(it) }),
  answers: byAdmins,
})
const group = (it: Thing) => `/admin/groups/${it.groupId}`
const groupForm = (more: (it: Thing) => Record<string, string> = () => ({})) => ({
  path: group,
  form: (it: Thing) => ({ groupId: it.groupId, ...more(it) }),
  goes: group,
  answers: byAdminsOnPage,
})
const assignmentForm = {
  path: (it: Thing) => `/admin/assignments/${it.assignmentId}`,
  form: (it: Thing) => ({ assignmentId: it.assignmentId }),
  answers: byAdminsOnPage,
}

const people = 'action app/admin/people/[id]/edit/actions.ts'
const groups = 'action app/admin/groups/actions.ts'
const assignments = 'action app/admin/assignments/actions.ts'

/**
 * The server actions, each asked directly, by those too who never see its form. What is `done` is done in this order,
 * so what ends somebody's access stands last.
 */
export const actionRows: Matrix = {
  'action app/admin/people/new/actions.ts submitNewPerson': {
    path: () => '/admin/people/new',
    form: () => ({ displayName: 'Nova Matrix', email: 'nova@matrix.example', locale: 'en', zone: 'UTC' }),
    answers: byAdminsAlone,
  },
  [`${groups} submitNewGroup`]: {
    path: () => '/admin/groups',
    form: () => ({ name: 'Matrix newcomers' }),
    answers: byAdminsAlone,
  },
  [`${groups} submitGroupName`]: groupForm((it) => ({ name: `${it.groupName} renamed` })),
  [`${groups} submitMember`]: groupForm((it) => ({ email: it.email })),
  [`${groups} submitLeave`]: groupForm((it) => ({ personId: it.personId })),
  [`${assignments} submitAssignment`]: {
    path: () => '/admin/assignments/new',
    form: (it) => ({
      courseId: it.course.id,
      targetKind: 'person',
      email: it.email,
      dueDay: '',
      step: 'confirm',
    }),
    answers: byAdmins,
  },
  [`${assignments} submitCompletion`]: assignmentForm,
  [`${assignments} submitWithdrawal`]: assignmentForm,
  [`${people} submitProfile`]: editForm((it) => ({
    displayName: `${it.name} renamed`,
    email: `renamed.${it.email}`,
    locale: 'fr',
    zone: 'UTC',
  })),
  [`${people} submitManager`]: editForm(() => ({ managerEmail: '' })),
  [`${people} submitJoinGroup`]: editForm((it) => ({ groupId: it.groupId })),
  [`${people} submitLeaveGroup`]: editForm((it) => ({ groupId: it.groupId })),
  [`${people} submitGrantRole`]: editForm(() => ({ role: 'auditor' })),
  [`${people} submitRevokeRole`]: editForm((it) => ({ grantId: it.grantId })),
  [`${people} submitResetSecondFactor`]: {
    ...editForm(() => ({ reason: 'Nobody here has one' })),
    answers: byAdmins.replaceAll('done', 'refused'),
  },
  [`${people} submitReactivate`]: editForm(),
  [`${people} submitLink`]: { ...editForm(), answers: byAdmins.replaceAll(/done$/gm, 'handed') },
  [`${people} submitPassword`]: editForm(() => ({ password: 'a password of the matrix' })),
  [`${people} submitDeactivate`]: editForm(),
}
