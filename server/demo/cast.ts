/** How far somebody got: lessons and key points are counted from the first one of the course. */
export type Story = {
  startedDaysAgo: number
  lessons: number | 'all'
  mastered: number | 'all'
  /** The key point (0 is the first) whose quiz they failed; before passing it, when it is among the mastered. */
  failed?: number
}

export type CastMember = {
  displayName: string
  role?: 'admin'
  manager?: string
  groups?: string[]
  story?: Story
  /** What whoever signs in as them finds, for the list of sign-ins. */
  about: string
}

export const demoZone = 'America/Toronto'

/** The panel is due before everyone else, so that somebody is overdue. */
export const demoGroups = [
  { name: 'Digital Services', dueInDays: 14 },
  { name: 'Public Works', dueInDays: 14 },
  { name: 'Procurement Panel', dueInDays: -3 },
]

/** The demo's people: an admin, two managers and their teams at Port Merrin, the city that the course made up. */
export const cast: CastMember[] = [
  { displayName: 'Amina Diallo', role: 'admin', about: 'admin' },
  { displayName: 'Tomás Herrera', about: 'manager of Digital Services' },
  { displayName: 'Ruth Abernathy', about: 'manager of Public Works' },
  ...team('Tomás Herrera', 'Digital Services', [
    {
      displayName: 'Priya Raman',
      groups: ['Procurement Panel'],
      story: { startedDaysAgo: 26, lessons: 'all', mastered: 'all' },
      about: 'completed',
    },
    {
      displayName: 'Jonas Lindqvist',
      story: { startedDaysAgo: 19, lessons: 'all', mastered: 'all', failed: 1 },
      about: 'completed, one quiz at the second try',
    },
    {
      displayName: 'Mei-Ling Chen',
      story: { startedDaysAgo: 9, lessons: 'all', mastered: 2 },
      about: 'all lessons, two key points mastered',
    },
    {
      displayName: 'Kwame Boateng',
      story: { startedDaysAgo: 4, lessons: 2, mastered: 0, failed: 0 },
      about: 'failed a quiz',
    },
    {
      displayName: 'Sofia Marchetti',
      story: { startedDaysAgo: 2, lessons: 1, mastered: 0 },
      about: 'one lesson finished',
    },
    { displayName: 'Daniel Okafor', about: 'not started' },
  ]),
  ...team('Ruth Abernathy', 'Public Works', [
    {
      displayName: 'Hannah Goldberg',
      story: { startedDaysAgo: 22, lessons: 'all', mastered: 'all' },
      about: 'completed',
    },
    {
      displayName: 'Luis Ortega',
      groups: ['Procurement Panel'],
      story: { startedDaysAgo: 12, lessons: 'all', mastered: 1, failed: 1 },
      about: 'overdue, in progress',
    },
    { displayName: 'Fatima El Amrani', groups: ['Procurement Panel'], about: 'overdue, not started' },
    {
      displayName: "Patrick O'Rourke",
      story: { startedDaysAgo: 6, lessons: 2, mastered: 1 },
      about: 'two lessons, one key point mastered',
    },
    { displayName: 'Noor Haddad', about: 'not started' },
    {
      displayName: 'Yuki Tanaka',
      story: { startedDaysAgo: 15, lessons: 'all', mastered: 3, failed: 3 },
      about: 'failed the last quiz',
    },
  ]),
]

function team(manager: string, group: string, members: CastMember[]): CastMember[] {
  return members.map((member) => ({ ...member, manager, groups: [group, ...(member.groups ?? [])] }))
}

/** The address that somebody of the cast signs in with, such as tomas.herrera@demo.example. */
export function demoEmail({ displayName }: Pick<CastMember, 'displayName'>): string {
  const plain = displayName
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
  const [first, ...rest] = plain.split(' ')
  return `${first}.${rest.join('')}@demo.example`
}
