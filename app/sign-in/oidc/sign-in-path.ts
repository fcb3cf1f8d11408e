import type { ProviderProblem } from '#server/oidc/provider-problem.ts'

/** The sign-in page that says what is wrong, and goes on to `next` after another try. */
export function signInPath({ problem, next }: { problem: ProviderProblem; next: string }): string {
  const query = new URLSearchParams({ problem, ...(next === '/' ? {} : { next }) })
  return `/sign-in?${query}`
}
