import type { FieldProblem } from '#components/ui/error-summary.tsx'

/** What the sign-in form shows again after it was refused. The password is never among it. */
export type SignInState = { email: string; next: string; problems: FieldProblem[] }
