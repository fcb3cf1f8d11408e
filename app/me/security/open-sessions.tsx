import { requestText } from '#app/request-text.ts'
import { Button } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { database } from '#server/store/database.ts'
import { type OpenSession, selectOpenSessions } from '#server/store/open-sessions.ts'
import type { Viewer } from '#server/viewer.ts'
import { deviceText } from './device-text.ts'

/** Where the viewer is signed in, each to be signed out, and all at once. */
export async function OpenSessions({ viewer }: { viewer: Viewer }) {
  const { t } = await requestText()
  const sessions = await selectOpenSessions(database(), viewer.personId, new Date())
  return (
    <section className="section stack">
      <h2>{t('security.sessions')}</h2>
      <ul className="rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionRow viewer={viewer} session={session} />
          </li>
        ))}
      </ul>
      <p>{t('record.sessions-hint')}</p>
      <form method="post" action="/sign-out">
        <input type="hidden" name="everywhere" value="yes" />
        <Button look="secondary">{t('record.sign-out-everywhere')}</Button>
      </form>
    </section>
  )
}

async function SessionRow({ viewer, session }: { viewer: Viewer; session: OpenSession }) {
  const { t, locale } = await requestText()
  const device = deviceText(t, session)
  return (
    <>
      <div>
        <p className="row-title">{device}</p>
        <p className="soft small">
          {t('security.since')} <DateTime instant={session.startedAt} zone={viewer.zone} locale={locale} />
        </p>
      </div>
      {session.id === viewer.sessionId ? (
        <p className="soft">{t('security.this-session')}</p>
      ) : (
        <form method="post" action="/me/security/end-session">
          <input type="hidden" name="session" value={session.id} />
          <Button look="quiet">
            {t('security.end-session')}
            <span className="visually-hidden">: {device}</span>
          </Button>
        </form>
      )}
    </>
  )
}
