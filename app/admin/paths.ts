/** The addresses of the administration. Those of lists, people and reports are part of the stable surface. */
export const adminPath = '/admin'
export const peoplePath = '/admin/people'
export const newPersonPath = '/admin/people/new'
export const groupsPath = '/admin/groups'
export const assignmentsPath = '/admin/assignments'
export const newAssignmentPath = '/admin/assignments/new'

export const questionReportsPath = '/admin/question-reports'

export const questionReportPath = (reportId: string) => `${questionReportsPath}/${reportId}`

export const personPath = (personId: string) => `/admin/people/${personId}`

export const editPersonPath = (personId: string) => `/admin/people/${personId}/edit`

export const personAttemptPath = (personId: string, attemptId: string) =>
  `/admin/people/${personId}/attempts/${attemptId}`

export const groupPath = (groupId: string) => `/admin/groups/${groupId}`

export const assignmentPath = (assignmentId: string) => `/admin/assignments/${assignmentId}`

/** A report with its filters; absent and empty ones are left out. */
export const reportPath = (reportId: string, params: Params = {}) =>
  withParams(`/admin/reports/${reportId}`, params)

/** The same report as a file. */
export const reportCsvPath = (reportId: string, params: Params = {}) =>
  withParams(`/admin/reports/${reportId}.csv`, params)

export type Params = Record<string, string | undefined>

/** An address with search parameters; absent and empty ones are left out. */
export function withParams(path: string, params: Params): string {
  const given = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const search = new URLSearchParams(given).toString()
  return search === '' ? path : `${path}?${search}`
}
