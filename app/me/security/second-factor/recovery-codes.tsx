import { ButtonLink } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PrintButton } from '#components/ui/print-button.tsx'
import type { SecondFactorWords } from './words.ts'

type Props = { codes: readonly string[]; words: SecondFactorWords['codes']; next: string }

/** The recovery codes, this once, to be kept on paper. */
export function RecoveryCodes({ codes, words, next }: Props) {
  return (
    <section className="section stack">
      <Notice kind="success" title={words.title} answers>
        <p>{words.lead}</p>
      </Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row no-print">
        <ButtonLink href={next}>{words.next}</ButtonLink>
        <PrintButton label={words.print} />
      </div>
    </section>
  )
}
