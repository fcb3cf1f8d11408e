import { IntlMessageFormat } from 'intl-messageformat'
import enAdmin from './en/admin.json'
import enCommon from './en/common.json'
import enErrors from './en/errors.json'
import enLearner from './en/learner.json'
import enMail from './en/mail.json'
import enPrivacy from './en/privacy.json'
import enQuestionReports from './en/question-reports.json'
import enQuiz from './en/quiz.json'
import enReport from './en/report.json'
import enSecondFactor from './en/second-factor.json'
import enSecurity from './en/security.json'
import enSignIn from './en/sign-in.json'
import frAdmin from './fr/admin.json'
import frCommon from './fr/common.json'
import frErrors from './fr/errors.json'
import frLearner from './fr/learner.json'
import frMail from './fr/mail.json'
import frPrivacy from './fr/privacy.json'
import frQuestionReports from './fr/question-reports.json'
import frQuiz from './fr/quiz.json'
import frReport from './fr/report.json'
import frSecondFactor from './fr/second-factor.json'
import frSecurity from './fr/security.json'
import frSignIn from './fr/sign-in.json'

const en = {
  ...enCommon,
  ...enSignIn,
  ...enSecurity,
  ...enSecondFactor,
  ...enLearner,
  ...enMail,
  ...enQuiz,
  ...enQuestionReports,
  ...enPrivacy,
  ...enAdmin,
  ...enReport,
  ...enErrors,
}
const fr = {
  ...frCommon,
  ...frSignIn,
  ...frSecurity,
  ...frSecondFactor,
  ...frLearner,
  ...frMail,
  ...frQuiz,
  ...frQuestionReports,
  ...frPrivacy,
  ...frAdmin,
  ...frReport,
  ...frErrors,
}

export type MessageKey = keyof typeof en
export type MessageValues = Record<string, string | number | Date>
export type Translate = (key: MessageKey, values?: MessageValues) => string

export const locales = ['en', 'fr'] as const
export type MessageLocale = (typeof locales)[number]

const messages: Record<MessageLocale, Record<MessageKey, string>> = { en, fr }
const translates = new Map<MessageLocale, Translate>()

/** The words of the user interface in a language. A language that is not there reads as English. */
export function messagesFor(locale: string): Translate {
  const known = selectMessageLocale(locale)
  const kept = translates.get(known) ?? makeTranslate(known)
  translates.set(known, kept)
  return kept
}

/** The language of the interface that serves a BCP 47 tag such as `fr-CA`. */
export function selectMessageLocale(locale: string): MessageLocale {
  const language = locale.toLowerCase().split('-')[0]
  return locales.find((known) => known === language) ?? 'en'
}

/** Parsing a message costs far more than filling it in, so each is parsed once for a process. */
function makeTranslate(locale: MessageLocale): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  return (key, values) => {
    const message = parsed.get(key) ?? new IntlMessageFormat(messages[locale][key], locale)
    parsed.set(key, message)
    return String(message.format(values))
  }
}
