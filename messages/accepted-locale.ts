import { type MessageLocale, selectMessageLocale } from './index.ts'

/** The language of the interface that serves whoever sends this Accept-Language: the first that it names. */
export function acceptedLocale(header: string | null | undefined): MessageLocale {
  const [first = ''] = (header ?? '').split(/[,;]/)
  return selectMessageLocale(first.trim())
}
