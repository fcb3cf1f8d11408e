'use client'

import { useState } from 'react'
import { htmlInPage } from './html-in-page.ts'

type LessonHtmlProps = { name: string; lang: string }

/**
 * A part of a lesson's compiled text. A server component would send the text twice, once to be read and once for
 * React; this one finds it under its name, and in the browser where it stands.
 */
export function LessonHtml({ name, lang }: LessonHtmlProps) {
  const [html] = useState(() => htmlInPage(name))
  // The HTML is the pipeline's own, from reviewed Markdown without raw HTML.
  return (
    <div
      id={name}
      className="prose-part"
      lang={lang}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
