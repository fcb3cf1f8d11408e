import type { ProjectionTable } from './change.ts'
import type { StreamKind } from './event-type.ts'

/** Whose events make a projection's rows, and the column that names the stream; null where one stream makes all. */
export type ProjectionStream = { kind: StreamKind; column: string | null }

const ofLearner: ProjectionStream = { kind: 'learner', column: 'personId' }
const ofOrganisation: ProjectionStream = { kind: 'organisation', column: null }

/**
 * Every row of a projection is made and changed by the events of one stream alone, so that a stream can be folded
 * without the others, however many people there are. An event names that stream in each row that it touches.
 */
export const projectionStreams: Readonly<Record<ProjectionTable, ProjectionStream>> = {
  person: { kind: 'learner', column: 'id' },
  personProfile: ofLearner,
  emailAddress: ofLearner,
  externalIdentity: ofLearner,
  deactivation: ofLearner,
  roleGrant: ofLearner,
  secondFactor: ofLearner,
  managerLine: ofLearner,
  staffGroup: ofOrganisation,
  groupMembership: ofLearner,
  assignment: { kind: 'course', column: 'courseId' },
  enrolment: ofLearner,
  cycle: ofLearner,
  cycleState: ofLearner,
  obligation: ofLearner,
  lessonFinish: ofLearner,
  attempt: ofLearner,
  attemptResult: ofLearner,
  keyPointMastery: ofLearner,
  completion: ofLearner,
  questionReport: ofLearner,
  questionReportResolution: ofLearner,
  releaseGoLive: ofOrganisation,
}
