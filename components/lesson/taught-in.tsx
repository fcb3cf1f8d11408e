import type { Translate } from '#messages/index.ts'

type TaughtInProps = { t: Translate; sections: readonly { href: string; title: string }[] }

/** The sections that teach a key point. */
export function TaughtIn({ t, sections }: TaughtInProps) {
  if (sections.length === 0) return null
  return (
    <p className="soft small">
      {t('key-point.taught-in')}{' '}
      {sections.map((section, index) => (
        <span key={section.href}>
          {index === 0 ? null : ', '}
          <a href={section.href}>{section.title}</a>
        </span>
      ))}
    </p>
  )
}
