import { CompletedIcon, InProgressIcon, NotStartedIcon, OverdueIcon } from '#components/ui/icons.tsx'
import type { KeyPointProgress } from '#domain/learning/course-progress.ts'
import type { Translate } from '#messages/index.ts'

export type KeyPointState = KeyPointProgress['state']

const looks = {
  mastered: { look: 'completed', Icon: CompletedIcon },
  'in-progress': { look: 'in-progress', Icon: InProgressIcon },
  'not-passed': { look: 'warning', Icon: OverdueIcon },
  'not-started': { look: 'not-started', Icon: NotStartedIcon },
} as const

/** How somebody stands with a key point, as an icon and its word. */
export function KeyPointBadge({ t, state }: { t: Translate; state: KeyPointState }) {
  const { look, Icon } = looks[state]
  return (
    <span className={`state state-${look}`}>
      <Icon />
      {t(`key-point.${state}`)}
    </span>
  )
}
