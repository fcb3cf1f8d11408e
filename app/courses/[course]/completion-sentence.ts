import type { Course } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'

/** The course's completion rule as a sentence. */
export function completionSentence(t: Translate, { completion }: Course): string {
  const asksLessons = completion.lessons === 'all'
  const asksAll = completion.keyPoints === 'all'
  const count = completion.keyPoints === 'all' ? 0 : completion.keyPoints.length
  const asksKeyPoints = asksAll || count > 0
  const asked = asksLessons ? 'lessons' : asksKeyPoints ? 'keypoints' : 'none'
  return t('course.rule', {
    rule: asksLessons && asksKeyPoints ? 'both' : asked,
    which: asksAll ? 'all' : 'some',
    count,
  })
}
