import type { WhyRow } from '#components/course/why-list.tsx'
import { formatInstant, type Place } from '#components/ui/format-instant.ts'
import { wholePercent } from '#domain/attempts/percent.ts'
import type { Course } from '#domain/course/catalogue.ts'
import { explainCompletion, type Requirement } from '#domain/learning/completion.ts'
import type { Translate } from '#messages/index.ts'
import type { LearnerCourse } from '#server/queries/learner-course.ts'
import { attemptPath, lessonPath, quizPath } from '../../paths.ts'

export type Why = { rows: WhyRow[]; notCounted: number }

/** What the completion rule asks for, each in a sentence with its evidence, and how many lessons it leaves aside. */
export function whyRows(t: Translate, { course, cycle }: LearnerCourse, place: Place): Why {
  const { required, notRequired } = explainCompletion(course, cycle)
  return {
    rows: required.map((requirement) => ({
      id: `${requirement.kind}-${requirement.id}`,
      met: requirement.evidence !== null,
      ...describe(t, course, requirement, place),
    })),
    notCounted: notRequired.filter(({ kind }) => kind === 'lesson').length,
  }
}

type Described = Pick<WhyRow, 'sentence' | 'href'>

function describe(t: Translate, course: Course, requirement: Requirement, place: Place): Described {
  const { id, moduleId, evidence } = requirement
  const module = course.modules.find((candidate) => candidate.id === moduleId)
  if (requirement.kind === 'lesson') {
    const title = module?.lessons.find((lesson) => lesson.id === id)?.title ?? id
    const href = lessonPath(course.id, moduleId, id)
    if (evidence === null) return { href, sentence: t('why.lesson-missing', { title }) }
    return { href, sentence: t('why.lesson-finished', { title, when: formatInstant(evidence.at, place) }) }
  }
  const statement = module?.keyPoints.find((keyPoint) => keyPoint.id === id)?.statement ?? id
  if (evidence?.event !== 'key-point-mastered') {
    return { href: quizPath(course.id, moduleId, id), sentence: t('why.key-point-missing', { statement }) }
  }
  const percent = wholePercent(evidence.scoreMillipoints, evidence.maxMillipoints)
  const when = formatInstant(evidence.at, place)
  return {
    href: attemptPath(evidence.attemptId),
    sentence: t('why.key-point-passed', { statement, when, percent }),
  }
}
