import type { FieldProblem } from '#components/ui/error-summary.tsx'

/** A new key for an app to learn. `sealed` comes back with the code that shows that it was learned. */
export type ShownOffer = { sealed: string; secret: string; uri: string; qr: { size: number; path: string } }

/** Where somebody is in setting up, or changing, their second factor. Recovery codes are shown in this one answer. */
export type SecondFactorState =
  | { step: 'start'; problems: FieldProblem[] }
  | { step: 'scan'; offer: ShownOffer; problems: FieldProblem[] }
  | { step: 'codes'; recoveryCodes: string[]; problems: [] }
