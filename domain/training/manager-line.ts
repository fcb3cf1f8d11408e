/**
 * True when a person would end up above themselves by reporting to `managerId`. `lineAbove` lists everyone whom
 * that manager reports to, directly or not.
 */
export function wouldCloseCircle(personId: string, managerId: string, lineAbove: readonly string[]): boolean {
  return personId === managerId || lineAbove.includes(personId)
}
