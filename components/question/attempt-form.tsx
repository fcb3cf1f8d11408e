import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { QuestionView } from '#domain/questions/question-type.ts'
import type { Translate } from '#messages/index.ts'
import { Autosave } from './autosave.tsx'
import { QuestionFieldset } from './question-fieldset.tsx'

export type OpenQuestion = { view: QuestionView; number: number; values: readonly string[] }

type AttemptFormProps = {
  t: Translate
  /** Where answers are saved; `submit` where the attempt is handed in, when that is possible from here. */
  save: string
  submit?: string
  /** The number of the only question shown, where one is shown at a time. */
  at?: number
  questions: readonly OpenQuestion[]
  total: number
  /** The language of the questions. */
  lang: string
  children?: ReactNode
}

/** Questions to answer in one form. Saving comes first among its buttons, so that the Enter key never submits. */
export function AttemptForm({ t, save, submit, at, questions, total, lang, children }: AttemptFormProps) {
  return (
    <form className="attempt" method="post" action={save}>
      {at === undefined ? null : <input type="hidden" name="at" value={at} />}
      {questions.map(({ view, number, values }) => (
        <QuestionFieldset
          key={view.id}
          t={t}
          view={view}
          position={{ number, total }}
          values={values}
          lang={lang}
        />
      ))}
      <Autosave
        action={save}
        words={{
          saving: t('autosave.saving'),
          saved: t('autosave.saved'),
          failed: t('autosave.failed'),
          'signed-out': t('autosave.signed-out'),
          submitted: t('autosave.submitted'),
        }}
      />
      <div className="row attempt-buttons">
        <Button look={submit === undefined ? 'primary' : 'secondary'}>{t('attempt.save')}</Button>
        {submit === undefined ? null : <Button formAction={submit}>{t('attempt.submit')}</Button>}
        {children}
      </div>
      {submit === undefined ? null : <p className="soft small">{t('attempt.submit-hint')}</p>}
    </form>
  )
}
