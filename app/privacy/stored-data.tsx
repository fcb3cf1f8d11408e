import { DataTable } from '#components/ui/data-table.tsx'
import type { Translate } from '#messages/index.ts'
import { storedKinds } from './stored-kinds.ts'

/** A row for each kind of data, as the tables of the database have it. */
export function StoredData({ t }: { t: Translate }) {
  return (
    <DataTable
      id="stored"
      caption={t('privacy.table')}
      captionHidden
      rows={storedKinds}
      rowKey={(kind) => kind.data}
      stacks
      columns={[
        {
          id: 'what',
          heading: t('privacy.what'),
          rowHeader: true,
          cell: ({ data }) => t(`privacy.data-${data}`),
        },
        { id: 'why', heading: t('privacy.why'), cell: ({ data }) => t(`privacy.why-${data}`) },
        { id: 'how-long', heading: t('privacy.how-long'), cell: ({ kept }) => t(`privacy.keep-${kept}`) },
        { id: 'who', heading: t('privacy.who'), cell: ({ seenBy }) => t(`privacy.who-${seenBy}`) },
      ]}
    />
  )
}
