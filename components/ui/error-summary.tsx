import { TakesFocus } from './takes-focus.tsx'

export type FieldProblem = { fieldId: string; message: string }

type ErrorSummaryProps = {
  title: string
  problems: readonly FieldProblem[]
  /** The form's answer that the problems come from. The summary takes the focus once for each. */
  answer: unknown
}

/** What has to be put right before a form is accepted, each with a link to its field. Renders nothing when all is well. */
export function ErrorSummary({ title, problems, answer }: ErrorSummaryProps) {
  if (problems.length === 0) return null
  return (
    <TakesFocus className="error-summary" role="alert" aria-labelledby="error-summary-title" answer={answer}>
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.fieldId}>
            <a href={`#${problem.fieldId}`}>{problem.message}</a>
          </li>
        ))}
      </ul>
    </TakesFocus>
  )
}
