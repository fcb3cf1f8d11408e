import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { locales, messagesFor, selectMessageLocale } from './index.ts'

type Messages = Record<string, string>

const folder = new URL('.', import.meta.url)
const areas = readdirSync(new URL('en/', folder))
const read = (locale: string, area: string): Messages =>
  JSON.parse(readFileSync(new URL(`${locale}/${area}`, folder), 'utf8'))

describe.each(areas)('the messages of %s', (area) => {
  it('say the same things in every language', () => {
    const keys = Object.keys(read('en', area)).sort()
    for (const locale of locales) expect(Object.keys(read(locale, area)).sort(), locale).toEqual(keys)
  })

  it('can be parsed, use the same values in every language and are never empty', () => {
    for (const locale of locales) {
      for (const [key, text] of Object.entries(read(locale, area))) {
        expect(text.trim(), `${locale} ${key}`).not.toBe('')
        expect(valuesIn(text, locale), `${locale} ${key}`).toEqual(
          valuesIn(read('en', area)[key] ?? '', 'en'),
        )
      }
    }
  })
})

it.each(areas)('French keeps its marks on the line of their words (%s)', (area) => {
  const broken = Object.entries(read('fr', area)).filter(([, text]) => /« | [»:;?!%](?!\w)/.test(text))
  expect(broken).toEqual([])
})

it('no key stands in two areas', () => {
  const keys = areas.flatMap((area) => Object.keys(read('en', area)))
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

it('a regional tag reads in its language, an unknown one in English', () => {
  expect(selectMessageLocale('fr-CA')).toBe('fr')
  expect(selectMessageLocale('de')).toBe('en')
  expect(messagesFor('FR')('state.overdue')).toBe('En retard')
})

it.each(locales)('a site without an organisation of its own does not name Keypoint twice (%s)', (locale) => {
  const t = messagesFor(locale)
  expect(t('shell.footer', { organisation: 'Keypoint' })).toBe('Keypoint')
  expect(t('shell.footer', { organisation: 'Port Merrin' })).toContain('Port Merrin')
  expect(t('sign-in.lead', { organisation: 'Keypoint' })).not.toContain('Keypoint')
  const withProvider = t('sign-in.lead-provider', { organisation: 'Keypoint', provider: 'Example ID' })
  expect(withProvider).toContain('Example ID')
  expect(withProvider).not.toContain('Keypoint')
})

function valuesIn(text: string, locale: string): string[] {
  const names = new Set<string>()
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null) return
    const { type, value, options } = node as { type?: number; value?: unknown; options?: object }
    if (type !== 0 && type !== 7 && typeof value === 'string') names.add(value)
    for (const option of Object.values(options ?? {})) visit((option as { value: unknown }).value)
  }
  visit(new IntlMessageFormat(text, locale).getAst())
  return [...names].sort()
}
