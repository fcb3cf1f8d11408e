import type { CalloutKind } from './component-rules.ts'

/** The words that compiled text brings along, in the language of the text. */
export type Words = {
  callouts: Record<CalloutKind, string>
  description: string
  table: string
  footnotes: string
  backTo(reference: number): string
}

const en: Words = {
  callouts: { note: 'Note', example: 'Example', warning: 'Warning', remember: 'Remember' },
  description: 'Description of the figure',
  table: 'Table',
  footnotes: 'Footnotes',
  backTo: (reference) => `Back to reference ${reference}`,
}

const fr: Words = {
  callouts: { note: 'Note', example: 'Exemple', warning: 'Attention', remember: 'À retenir' },
  description: 'Description de la figure',
  table: 'Tableau',
  footnotes: 'Notes',
  backTo: (reference) => `Retour à l’appel de note ${reference}`,
}

/** The words of a locale; English where there are none of its own. */
export function wordsOf(locale: string): Words {
  return locale.split('-')[0] === 'fr' ? fr : en
}
