import { addDays, dayIn } from '#domain/training/due-date.ts'
import { locales, type Translate } from '#messages/index.ts'

type Option = { value: string; label: string }

/** The languages of the interface, by their own names. */
export function localeOptions(): Option[] {
  return locales.map((locale) => ({
    value: locale,
    label: new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale,
  }))
}

/** Every time zone that this runtime knows, with `current` among them. */
export function zoneOptions(current: string): Option[] {
  const zones = new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), current])
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

/** The two words that every form needs. */
export function formWords(t: Translate, button: string): { button: string; problems: string } {
  return { button, problems: t('form.problems') }
}

/** The day that is suggested as a due date: thirty days from now. */
export function suggestedDueDay(now: Date, zone: string): string {
  return addDays(dayIn(zone, now), 30)
}
