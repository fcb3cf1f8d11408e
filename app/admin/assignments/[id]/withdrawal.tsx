import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { formWords } from '../../form-words.ts'
import { assignmentPath } from '../../paths.ts'
import { submitWithdrawal } from '../actions.ts'

/** Taking an assignment back, with what that does and what it leaves, before the button that does it. */
export async function Withdrawal({ assignmentId }: { assignmentId: string }) {
  const { t } = await requestText()
  return (
    <section className="section stack">
      <h2>{t('admin.assign.withdraw')}</h2>
      <p>{t('admin.assign.withdraw-hint')}</p>
      <ActionForm
        id="withdraw"
        path={assignmentPath(assignmentId)}
        action={submitWithdrawal}
        hidden={{ assignmentId }}
        words={formWords(t, t('admin.assign.withdraw-button'))}
        look="danger"
      />
    </section>
  )
}
