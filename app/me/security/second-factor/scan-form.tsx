import { Button } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/controls.tsx'
import type { FieldProblem } from '#components/ui/error-summary.tsx'
import { QrCode } from '#components/ui/qr-code.tsx'
import type { ShownOffer } from './state.ts'
import type { SecondFactorWords } from './words.ts'

type Props = {
  offer: ShownOffer
  action: (form: FormData) => void
  waiting: boolean
  problems: readonly FieldProblem[]
  words: SecondFactorWords
}

/** The key as a picture for another device, as a link for this one and as text to type; and its first code. */
export function ScanForm({ offer, action, waiting, problems, words }: Props) {
  const { scan } = words
  const id = 'enable-code'
  const error = problems.find(({ fieldId }) => fieldId === id)?.message
  return (
    <section className="section stack">
      <h2>{scan.title}</h2>
      <p>{scan.lead}</p>
      <QrCode {...offer.qr} label={scan.qr} />
      <p>
        {scan.secret}
        <br />
        <code className="secret-key">{offer.secret.replaceAll(/(.{4})(?!$)/g, '$1 ')}</code>
      </p>
      <p>
        <a href={offer.uri}>{scan.open}</a>
      </p>
      <form className="form" action={action} noValidate>
        <input type="hidden" name="intent" value="enable" />
        <input type="hidden" name="offer" value={offer.sealed} />
        <TextField
          text={{ id, label: scan.code, hint: scan.codeHint, error }}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          short
        />
        <Button disabled={waiting}>{scan.button}</Button>
      </form>
    </section>
  )
}
