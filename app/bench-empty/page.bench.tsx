import { requestText } from '#app/request-text.ts'
import { ViewerShell } from '#app/viewer-shell.tsx'
import { requireViewer } from '#server/session.ts'

/** What a page costs before it shows anything. Only a bench builds it: next.config.mjs names its ending. */
export default async function EmptyPage() {
  await requireViewer()
  const { t } = await requestText()
  return (
    <ViewerShell current="learning">
      <div className="page-heading">
        <h1>{t('home.title')}</h1>
      </div>
    </ViewerShell>
  )
}
