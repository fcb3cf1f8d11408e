import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import { wholePercent } from '#domain/attempts/percent.ts'
import type { Course } from '#domain/course/catalogue.ts'
import { explainCompletion, type Requirement } from '#domain/learning/completion.ts'
import type { CycleRecord } from '#domain/learning/learner-record.ts'
import type { Translate } from '#messages/index.ts'
import type { WhyRow } from './why-list.tsx'

type Told = {
  course: Course
  cycle: CycleRecord | null
  place: Place
  /** Where a requirement leads to, if anywhere. */
  hrefOf: (requirement: Requirement) => string | undefined
}

/** What the completion rule asks for, each in a sentence with its evidence, and how many lessons it leaves aside. */
export function whyRows(t: Translate, told: Told): { rows: WhyRow[]; notCounted: number } {
  const { required, notRequired } = explainCompletion(told.course, told.cycle)
  return {
    rows: required.map((requirement) => ({
      id: `${requirement.kind}-${requirement.id}`,
      met: requirement.evidence !== null,
      sentence: sentenceOf(t, requirement, told),
      href: told.hrefOf(requirement),
    })),
    notCounted: notRequired.filter(({ kind }) => kind === 'lesson').length,
  }
}

function sentenceOf(t: Translate, requirement: Requirement, { course, place }: Told): string {
  const { kind, id, moduleId, evidence } = requirement
  const module = course.modules.find((candidate) => candidate.id === moduleId)
  const when = evidence ? formatInstant(evidence.at, place) : ''
  if (kind === 'lesson') {
    const title = module?.lessons.find((lesson) => lesson.id === id)?.title ?? id
    return evidence ? t('why.lesson-finished', { title, when }) : t('why.lesson-missing', { title })
  }
  const statement = module?.keyPoints.find((keyPoint) => keyPoint.id === id)?.statement ?? id
  if (evidence?.event !== 'key-point-mastered') return t('why.key-point-missing', { statement })
  const percent = wholePercent(evidence.scoreMillipoints, evidence.maxMillipoints)
  return t('why.key-point-passed', { statement, when, percent })
}
