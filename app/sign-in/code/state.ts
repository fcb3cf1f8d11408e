import type { FieldProblem } from '#components/ui/error-summary.tsx'

/** What a refused form of the second step shows again. Codes are never among it. */
export type CodeState = { problems: FieldProblem[] }
