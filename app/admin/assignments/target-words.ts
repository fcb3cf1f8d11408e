import { formatDate } from '#components/ui/format-instant.ts'
import type { Translate } from '#messages/index.ts'
import type { ListedAssignment } from '#server/store/assignment-list.ts'

/** Whom an assignment asks, in words. */
export function targetWords(
  t: Translate,
  { targetKind, targetName }: Pick<ListedAssignment, 'targetKind' | 'targetName'>,
): string {
  return t(`admin.target.${targetKind}`, { name: targetName ?? '' })
}

/** Until when, in words, in the due date's own zone. */
export function dueWords(
  t: Translate,
  locale: string,
  { dueAt, dueZone }: { dueAt: Date | null; dueZone: string | null },
): string {
  if (!dueAt || !dueZone) return t('course.no-due')
  return t('admin.assign.due-by', { day: formatDate(dueAt, { zone: dueZone, locale }), zone: dueZone })
}
