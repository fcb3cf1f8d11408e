import { requestText } from '#app/request-text.ts'
import { WhyList, type WhyRow } from '#components/course/why-list.tsx'
import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import { wholePercent } from '#domain/attempts/percent.ts'
import type { Course } from '#domain/course/catalogue.ts'
import { explainCompletion, type Requirement } from '#domain/learning/completion.ts'
import type { CycleRecord, LearnerRecord } from '#domain/learning/learner-record.ts'
import type { Translate } from '#messages/index.ts'
import { catalogueOf } from '#server/catalogue.ts'
import { personAttemptPath } from '../../paths.ts'

type CourseWhyProps = { record: LearnerRecord; cycle: CycleRecord; zone: string }

/** Why the course is or is not completed, by the release that the person's cycle pins. */
export async function CourseWhy({ record, cycle, zone }: CourseWhyProps) {
  const { t, locale } = await requestText()
  const course = (await catalogueOf(cycle.releaseId)).courses.get(record.courseId)
  if (!course) return null
  const { required, notRequired } = explainCompletion(course, cycle)
  const place = { zone, locale }
  const rows = required.map((requirement) => rowOf(t, { course, record, requirement, place }))
  return <WhyList t={t} rows={rows} notCounted={notRequired.filter(({ kind }) => kind === 'lesson').length} />
}

type Told = { course: Course; record: LearnerRecord; requirement: Requirement; place: Place }

function rowOf(t: Translate, { course, record, requirement, place }: Told): WhyRow {
  const { kind, id, moduleId, evidence } = requirement
  const module = course.modules.find((candidate) => candidate.id === moduleId)
  const row = { id: `${kind}-${id}`, met: evidence !== null }
  const when = evidence ? formatInstant(evidence.at, place) : ''
  if (kind === 'lesson') {
    const title = module?.lessons.find((lesson) => lesson.id === id)?.title ?? id
    const sentence = evidence ? t('why.lesson-finished', { title, when }) : t('why.lesson-missing', { title })
    return { ...row, sentence }
  }
  const statement = module?.keyPoints.find((keyPoint) => keyPoint.id === id)?.statement ?? id
  if (evidence?.event !== 'key-point-mastered')
    return { ...row, sentence: t('why.key-point-missing', { statement }) }
  const percent = wholePercent(evidence.scoreMillipoints, evidence.maxMillipoints)
  const sentence = t('why.key-point-passed', { statement, when, percent })
  return { ...row, sentence, href: personAttemptPath(record.personId, evidence.attemptId) }
}
