import type { AnswerProps } from './answer-control.ts'
import { OptionText } from './option-text.tsx'

/** Options to choose from: one with radio buttons, several with check boxes. */
export function OptionAnswer({ t, view, name, values, lang }: AnswerProps) {
  return (
    <div className="options">
      {view.options.map((option) => (
        <label key={option.id} className="option">
          <input
            type={view.control}
            name={name}
            value={option.id}
            defaultChecked={values.includes(option.id)}
            autoComplete="off"
          />
          <OptionText t={t} option={option} lang={lang} />
        </label>
      ))}
    </div>
  )
}
