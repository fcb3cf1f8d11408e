/** What a lesson's or module's text needs to know of the course around it. Plain data, so that it can be a key. */
export type RenderContext = {
  itemId: string
  locale: string
  terms: Record<string, { term: string; definition: string }>
  figures: Record<string, { url: string; width: number; height: number }> // by `src` as written
  links: Record<string, string> // address by relative link as written
}
