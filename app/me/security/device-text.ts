import type { Translate } from '#messages/index.ts'

/** A device in words, such as "Firefox on Linux". */
export function deviceText(
  t: Translate,
  { browser, system }: { browser: string | null; system: string | null },
): string {
  if (browser && system) return t('security.device', { browser, system })
  return browser ?? system ?? t('security.unknown-device')
}
