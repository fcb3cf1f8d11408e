'use client'

import { useEffect, useRef } from 'react'

export type FieldProblem = { fieldId: string; message: string }

type ErrorSummaryProps = {
  title: string
  problems: readonly FieldProblem[]
  /** The form's answer that the problems come from. The summary takes the focus once for each. */
  answer: unknown
}

/**
 * What has to be put right before a form is accepted, each with a link to its field. Renders nothing when all is well.
 * It takes the focus: the button that had it was disabled meanwhile, and on a phone the summary is out of sight.
 */
export function ErrorSummary({ title, problems, answer }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same problems in another answer are told again
  useEffect(() => summary.current?.focus(), [answer])
  if (problems.length === 0) return null
  return (
    <div
      ref={summary}
      className="error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: with JavaScript off it is the browser that moves the focus
      autoFocus
    >
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.fieldId}>
            <a href={`#${problem.fieldId}`}>{problem.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
