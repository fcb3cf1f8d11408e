import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/components.css'
import './styles/forms.css'
import './styles/tables.css'
import './styles/course.css'
import './styles/lesson.css'
import './styles/prose.css'
import './styles/quiz.css'
import './styles/print.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { ContentProblems } from '#components/ui/content-problems.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { servesMovedData } from '#launcher/moved-data.mjs'
import { contentProblems } from '#server/content-problems.ts'
import { latin, latinExtended, latinItalic } from './fonts.ts'
import { organisation } from './organisation.ts'
import { requestText } from './request-text.ts'

/** Every page depends on who asks and carries the nonce of its request. */
export const dynamic = 'force-dynamic'

export function generateMetadata(): Metadata {
  const { name } = organisation()
  return { title: { default: name, template: `%s - ${name}` }, robots: { index: false, follow: false } }
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, t } = await requestText()
  const fonts = `${latin.variable} ${latinItalic.variable} ${latinExtended.variable}`
  return (
    <html lang={locale} className={fonts}>
      {organisation().accent === undefined ? null : (
        <head>
          <link rel="stylesheet" href="/accent.css" />
        </head>
      )}
      <body>
        {servesMovedData() ? <Notice kind="warning" title={t('shell.moving')} announced /> : null}
        {children}
        <ContentProblems problems={await contentProblems()} t={t} />
      </body>
    </html>
  )
}
