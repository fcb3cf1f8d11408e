import type { ReactNode } from 'react'
import type { Segment } from '#domain/course/catalogue.ts'
import { nameSegment } from './html-in-page.ts'
import { LessonHtml } from './lesson-html.tsx'

type LessonTextProps = {
  segments: readonly Segment[]
  /** The language of the text, which need not be that of the page. */
  lang: string
  /** What stands where the lesson invites to a key point's quiz. */
  keyPointCheck: (keyPointId: string) => ReactNode
}

/** A lesson's compiled text with what is personal put into its slots. */
export function LessonText({ segments, lang, keyPointCheck }: LessonTextProps) {
  return (
    <div className="prose">
      {segments.map((segment, index) =>
        segment.kind === 'html' ? (
          <LessonHtml key={index} name={nameSegment(segment)} lang={lang} />
        ) : (
          <div key={segment.keyPointId}>{keyPointCheck(segment.keyPointId)}</div>
        ),
      )}
    </div>
  )
}
