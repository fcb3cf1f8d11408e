import { currentCatalogue } from '#server/catalogue.ts'
import { done } from '#server/commands/done.ts'
import { reportQuestion } from '#server/commands/report-question.ts'
import { setManager } from '#server/commands/set-manager.ts'
import { startAttempt } from '#server/commands/start-attempt.ts'
import { submitAttempt } from '#server/commands/submit-attempt.ts'
import { selectOptionalAttempt } from '#server/store/attempts.ts'
import { database } from '#server/store/database.ts'
import type { Relation, Role, Thing } from '#test/permissions/matrix.ts'
import { assign, by, type Granted, type Member, makeGroup, makeMember } from '../members.ts'

/** What each role may call its own, and what a colleague and somebody of another team have. */
export type World = { own: Record<Role, Thing>; colleague: Thing; stranger: Thing; deactivated: Thing }

/** The object that a row is about when this role asks. */
export function thingOf(world: World, role: Role, relation: Relation): Thing {
  if (relation === "another's") return world.colleague
  if (relation === "another team's") return world.stranger
  return relation === 'absent' ? nothing : world.own[role]
}

/** Two teams, everybody with a role, courses, attempts, groups and assignments: somebody of every kind to ask about. */
export async function makeWorld(called = 'Matrix'): Promise<World> {
  const [ours, theirs] = await twoCourses()
  const team = { course: ours, groupName: `${called} harbour` }
  const member = async (name: string, roles: Granted[] = []) =>
    makeMember(`${name} ${called}`, roles, await harbour)
  const harbour = makeGroup(team.groupName)
  const [learner, manager, author, auditor, admin, deactivated] = await Promise.all([
    member('Lena'),
    member('Manuel'),
    member('Aurora', [{ role: 'author', courseId: ours.id }]),
    member('Audrey', [{ role: 'auditor', courseId: null }]),
    member('Adele', [
      { role: 'auditor', courseId: null },
      { role: 'admin', courseId: null },
    ]),
    member('Deirdre'),
  ])
  const authorship: Granted[] = [{ role: 'author', courseId: theirs.id }]
  const colleague = await makeMember(`Colin ${called}`, authorship, await makeGroup(`${called} quarry`))
  const stranger = await makeMember(`Stella ${called}`, authorship, await makeGroup(`${called} meadow`))
  const other = await makeMember(`Boris ${called}`, [], await harbour)
  done(await setManager({ personId: colleague.personId, managerId: manager.personId }, by()))
  done(await setManager({ personId: learner.personId, managerId: manager.personId }, by()))
  done(await setManager({ personId: stranger.personId, managerId: other.personId }, by()))
  const asked = await assign(ours.id, 'group', learner.groupId)
  const whole = (one: Member) => complete(one, team.course, asked)
  const own = { learner, manager, author, auditor, admin }
  const things = Object.fromEntries(
    await Promise.all(Object.entries(own).map(async ([role, one]) => [role, await whole(one)] as const)),
  ) as Record<keyof typeof own, Thing>
  return {
    own: { ...things, nobody: things.learner, gone: things.learner },
    colleague: await complete(colleague, theirs, await assign(theirs.id, 'person', colleague.personId)),
    stranger: await complete(stranger, theirs, await assign(theirs.id, 'group', stranger.groupId)),
    deactivated: { ...things.learner, ...withGrant(deactivated) },
  }
}

type CourseWords = Thing['course'] & { submittedKeyPointId: string }
async function twoCourses(): Promise<[CourseWords, CourseWords]> {
  const { courses, entries } = await currentCatalogue()
  const found = [...courses.values()].map((course) => {
    const [module] = course.modules
    const [open, submitted] = module?.keyPoints ?? []
    const figure = [...entries.values()].find(
      (entry) => entry.courseId === course.id && entry.kind === 'figure',
    )
    return {
      id: course.id,
      title: course.title,
      moduleId: module?.id ?? '',
      lessonId: module?.lessons[0]?.id ?? '',
      keyPointId: open?.id ?? '',
      submittedKeyPointId: submitted?.id ?? '',
      figure: figure?.itemId ?? '',
    }
  })
  return found as [CourseWords, CourseWords]
}

async function complete(member: Member, course: CourseWords, assignmentId: string): Promise<Thing> {
  const { personId } = member
  const start = async (keyPointId: string) =>
    done(await startAttempt({ personId, courseId: course.id, keyPointId }, by())).attemptId
  const openAttemptId = await start(course.keyPointId)
  const submittedAttemptId = await start(course.submittedKeyPointId)
  done(await submitAttempt({ personId, attemptId: submittedAttemptId, answers: {} }, by()))
  const reported = {
    personId,
    attemptId: submittedAttemptId,
    questionId: await firstQuestion(submittedAttemptId),
  }
  const report = { ...reported, category: 'unclear', text: 'What is asked?' }
  const { reportId } = done(await reportQuestion(report, by()))
  const questionId = await firstQuestion(openAttemptId)
  return {
    ...withGrant(member),
    course,
    openAttemptId,
    submittedAttemptId,
    questionId,
    reportId,
    assignmentId,
  }
}

async function firstQuestion(attemptId: string): Promise<string> {
  const attempt = await selectOptionalAttempt(database(), attemptId)
  return attempt?.plan.questions[0]?.questionId ?? ''
}

const withGrant = (member: Member) => ({ ...member, grantId: member.grantId ?? absentId })

const absentId = 'absentabsentabsentabsent'

const nothing: Thing = {
  personId: absentId,
  name: 'Nobody at all',
  email: 'nobody@matrix.example',
  openAttemptId: absentId,
  submittedAttemptId: absentId,
  questionId: 'no-question',
  reportId: absentId,
  course: {
    id: 'no-course',
    title: 'No course at all',
    moduleId: 'no-module',
    lessonId: 'no-lesson',
    keyPointId: 'no-key-point',
    figure: 'no-module/figures/no-figure.svg',
  },
  groupId: absentId,
  groupName: 'No group at all',
  assignmentId: absentId,
  grantId: absentId,
}
