import { Button, type ButtonLook } from '#components/ui/button.tsx'
import { TextField } from '#components/ui/controls.tsx'
import type { FieldProblem } from '#components/ui/error-summary.tsx'
import type { SecondFactorWords } from './words.ts'

type Props = {
  intent: 'offer' | 'new-codes' | 'turn-off'
  button: string
  look?: ButtonLook
  action: (form: FormData) => void
  waiting: boolean
  /** False for who has no password: a provider signs them in. */
  asksPassword: boolean
  problems: readonly FieldProblem[]
  words: Pick<SecondFactorWords, 'password' | 'passwordHint'>
}

/** Asks for the password again before something changes. */
export function PasswordForm({
  intent,
  button,
  look,
  action,
  waiting,
  asksPassword,
  problems,
  words,
}: Props) {
  const id = `${intent}-password`
  const error = problems.find(({ fieldId }) => fieldId === id)?.message
  return (
    <form className="form" id={asksPassword ? undefined : id} action={action} noValidate>
      <input type="hidden" name="intent" value={intent} />
      {asksPassword ? (
        <TextField
          text={{ id, label: words.password, hint: words.passwordHint, error }}
          name="password"
          type="password"
          autoComplete="current-password"
        />
      ) : null}
      <Button look={look} disabled={waiting}>
        {button}
      </Button>
    </form>
  )
}
