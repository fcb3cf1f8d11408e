import type { ReactNode } from 'react'
import type { Segment } from '#domain/course/catalogue.ts'

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
          // The HTML is the pipeline's own, from reviewed Markdown without raw HTML.
          <div
            key={index}
            className="prose-part"
            lang={lang}
            dangerouslySetInnerHTML={{ __html: segment.html }}
          />
        ) : (
          <div key={segment.keyPointId}>{keyPointCheck(segment.keyPointId)}</div>
        ),
      )}
    </div>
  )
}
