import type { Html } from '#domain/course/catalogue.ts'

/**
 * A prompt as a legend and the rest: a legend may hold a line of text but no paragraphs, so the first paragraph
 * becomes the legend and what follows stands below it.
 */
export function splitPrompt(prompt: Html): { legend: Html; rest: Html } {
  const found = /^\s*<p>([\s\S]*?)<\/p>\s*/.exec(prompt)
  if (!found) return { legend: '', rest: prompt }
  return { legend: found[1] ?? '', rest: prompt.slice(found[0].length) }
}
