import { requestText } from '#app/request-text.ts'
import { ActionForm } from '#components/admin/action-form.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { secondFactorPath } from '#server/session.ts'
import { database } from '#server/store/database.ts'
import type { PersonRow } from '#server/store/people.ts'
import { hasSecondFactor, selectOptionalReset } from '#server/store/second-factors.ts'
import type { Viewer } from '#server/viewer.ts'
import { formWords } from '../../../form-words.ts'
import { editPersonPath } from '../../../paths.ts'
import { submitResetSecondFactor } from './actions.ts'

/** Whether the person has a second factor, and how to end it when they have lost it. */
export async function SecondFactorForm({ person, viewer }: { person: PersonRow; viewer: Viewer }) {
  const { t, locale } = await requestText()
  const isOn = await hasSecondFactor(database(), person.id)
  const reset = await selectOptionalReset(database(), person.id)
  return (
    <section className="section stack">
      <h2>{t('second-factor.title')}</h2>
      {reset ? (
        <p className="soft">
          {t('second-factor.reset-last', { reason: reset.reason })}{' '}
          <DateTime instant={reset.at} zone={viewer.zone} locale={locale} />
        </p>
      ) : null}
      {person.id === viewer.personId ? (
        <p>
          <a href={secondFactorPath}>{t('second-factor.link')}</a>
        </p>
      ) : isOn ? (
        <>
          <p>{t('second-factor.reset-hint')}</p>
          <ActionForm
            id="second-factor"
            path={editPersonPath(person.id)}
            action={submitResetSecondFactor}
            hidden={{ personId: person.id }}
            words={formWords(t, t('second-factor.reset'))}
            look="danger"
            fields={[{ kind: 'text', name: 'reason', label: t('second-factor.reason') }]}
          />
        </>
      ) : (
        <p>{t('second-factor.has-none')}</p>
      )}
    </section>
  )
}
