import en from '#messages/en/errors.json'
import fr from '#messages/fr/errors.json'

/** The words for a failed page in the document's language, read without the server's help. */
export function selectFaultWords(): typeof en {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  return language.startsWith('fr') ? fr : en
}
