/** The tables that nobody may change once they hold something, each with a column of text. */
export const appendOnlyTables = {
  learning_event: 'type',
  content_blob: 'media_type',
  catalogue_release: 'manifest',
  release_item: 'item_id',
}
