import type { Html } from '#domain/course/catalogue.ts'
import type { Translate } from '#messages/index.ts'

type OptionTextProps = { t: Translate; option: { id: string; text: Html | null }; lang?: string }

/** What an option says: the author's words, or ours for true and false. */
export function OptionText({ t, option, lang }: OptionTextProps) {
  if (option.text === null) return <span>{t(option.id === 'true' ? 'quiz.true' : 'quiz.false')}</span>
  return <span lang={lang} dangerouslySetInnerHTML={{ __html: option.text }} />
}
