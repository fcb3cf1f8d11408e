import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
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
  /** Where a problem with a question is reported; the answers are saved there first. */
  report: string
  /** The number of the only question shown, where one is shown at a time. */
  at?: number
  questions: readonly OpenQuestion[]
  total: number
  /** The language of the questions. */
  lang: string
  children?: ReactNode
}

/** Questions to answer in one form. Saving comes first among its buttons, so that the Enter key never submits. */
export function AttemptForm(props: AttemptFormProps) {
  const { t, save, submit, report, at, questions, total, lang, children } = props
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
      <ReportButtons t={t} report={report} questions={questions} />
    </form>
  )
}

type ReportButtonsProps = Pick<AttemptFormProps, 't' | 'report' | 'questions'>

/** Buttons of the form itself, so that what is answered goes along; the last ones, so that Enter never presses them. */
function ReportButtons({ t, report, questions }: ReportButtonsProps) {
  return (
    <Disclosure summary={t('report-question.in-quiz')}>
      <p className="soft small">{t('report-question.in-quiz-hint')}</p>
      <div className="row">
        {questions.map(({ view, number }) => (
          <Button key={view.id} look="secondary" formAction={report} name="reported" value={view.id}>
            {t('report-question.number', { number })}
          </Button>
        ))}
      </div>
    </Disclosure>
  )
}
