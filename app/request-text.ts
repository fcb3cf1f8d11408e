import { headers } from 'next/headers'
import { acceptedLocale } from '#messages/accepted-locale.ts'
import { type MessageLocale, messagesFor, selectMessageLocale, type Translate } from '#messages/index.ts'
import { signedInViewer } from '#server/session.ts'

export type RequestText = { locale: MessageLocale; t: Translate }

/** The language of this request and its words: the one in the viewer's profile, else what the browser asks for. */
export async function requestText(): Promise<RequestText> {
  const viewer = await signedInViewer()
  const locale = viewer
    ? selectMessageLocale(viewer.locale)
    : acceptedLocale((await headers()).get('accept-language'))
  return { locale, t: messagesFor(locale) }
}
