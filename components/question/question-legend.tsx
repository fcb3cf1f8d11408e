import type { Html } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'
import { splitPrompt } from './split-prompt.ts'

export type QuestionPosition = { number: number; total: number }

type QuestionLegendProps = { t: Translate; prompt: Html; position: QuestionPosition; lang?: string }

/** Where one is, and what is asked, as the name of the group of answers. */
export function QuestionLegend({ t, prompt, position, lang }: QuestionLegendProps) {
  const { legend, rest } = splitPrompt(prompt)
  return (
    <>
      <legend>
        <span className="question-number">{t('attempt.question', position)}</span>{' '}
        <span className="question-prompt" lang={lang} dangerouslySetInnerHTML={{ __html: legend }} />
      </legend>
      {rest === '' ? null : (
        <div className="prose question-rest" lang={lang}>
          <div className="prose-part" dangerouslySetInnerHTML={{ __html: rest }} />
        </div>
      )}
    </>
  )
}
