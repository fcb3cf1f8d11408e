import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { MessageKey, Translate } from '#messages/index.ts'
import { type ProviderProblem, providerProblems } from '#server/oidc/provider-problem.ts'

type Props = { t: Translate; provider: string | null; next: string; problem: string | string[] | undefined }

/** The way to the provider where there is one, and why it did not lead in when somebody comes back from there. */
export function ProviderSignIn({ t, provider, next, problem }: Props) {
  if (provider === null) return null
  const href = next === '/' ? '/sign-in/oidc' : `/sign-in/oidc?next=${encodeURIComponent(next)}`
  return (
    <div className="stack">
      {isKnown(problem) ? (
        <Notice kind="error" title={t('sign-in.provider-problem-title')} answers>
          <p>{t(`sign-in.provider-problem.${problem}` satisfies MessageKey, { provider })}</p>
        </Notice>
      ) : null}
      <ButtonLink href={href}>{t('sign-in.provider', { provider })}</ButtonLink>
      <p className="soft small">{t('sign-in.or')}</p>
    </div>
  )
}

function isKnown(problem: unknown): problem is ProviderProblem {
  return providerProblems.some((known) => known === problem)
}
