import { wholePercent } from '#domain/attempts/percent.ts'
import type { AttemptRecord } from '#domain/learning/learner-record.ts'
import type { Translate } from '#messages/index.ts'

/** What an attempt came to, in words; that it is still open when there is no result. */
export function resultText(t: Translate, result: AttemptRecord['result']): string {
  if (result === null) return t('record.open')
  const percent = wholePercent(result.scoreMillipoints, result.maxMillipoints)
  return t(result.passed ? 'record.passed' : 'record.not-passed', { percent })
}
