/** How somebody proved who they are. */
export type SignInWay = 'password' | 'link' | 'oidc'

/** What they showed besides, when a second factor was asked for. */
export type SecondFactor = 'totp' | 'recovery-code'
