import type { SecondFactor } from '#domain/sign-in/ways.ts'

/** Who asks: the person behind a session, with what they may do as it stands now. */
export type Viewer = {
  personId: string
  sessionId: string
  displayName: string
  email: string
  locale: string
  zone: string
  roles: { admin: boolean; auditor: boolean; authorOf: string[] }
  managesPeople: boolean
  hasSecondFactor: boolean
  shownSecondFactor: SecondFactor | null // when this session began
}
