/** How somebody proved who they are. */
export type SignInWay = 'password' | 'link' | 'oidc'

/** What they showed besides; `provider` where the provider is trusted to have asked for it. */
export type SecondFactor = 'totp' | 'recovery-code' | 'provider'
