import type { Metadata } from 'next'
import { organisation } from '#app/organisation.ts'
import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { StoredData } from './stored-data.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestText()
  return { title: t('privacy.title') }
}

const rights = ['see', 'correct', 'erase', 'complain'] as const

/** What is kept about people; for everybody, signed in or not. */
export default async function PrivacyPage() {
  const { t } = await requestText()
  const { name, privacyContact } = organisation()
  return (
    <ViewerShell width="wide">
      <div className="page-heading">
        <h1>{t('privacy.title')}</h1>
        <p className="lead">{t('privacy.lead', { organisation: name })}</p>
      </div>
      <div className="stack-loose">
        <section className="section stack">
          <h2>{t('privacy.stored')}</h2>
          <StoredData t={t} />
          <p>{t('privacy.who-operators')}</p>
        </section>
        <section className="section stack">
          <h2>{t('privacy.cookies')}</h2>
          <p>{t('privacy.cookies-text')}</p>
        </section>
        <section className="section stack">
          <h2>{t('privacy.rights')}</h2>
          <ul>
            {rights.map((right) => (
              <li key={right}>{t(`privacy.rights-${right}`)}</li>
            ))}
          </ul>
        </section>
        <section className="section stack">
          <h2>{t('privacy.contact')}</h2>
          <p>
            {privacyContact === undefined
              ? t('privacy.contact-none')
              : t('privacy.contact-given', { contact: privacyContact })}
          </p>
        </section>
      </div>
    </ViewerShell>
  )
}
