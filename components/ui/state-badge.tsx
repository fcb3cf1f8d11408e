import type { Status } from '#domain/training/status.ts'
import type { Translate } from '#messages/index.ts'
import { CompletedIcon, InProgressIcon, NotStartedIcon, OverdueIcon } from './icons.tsx'

const icons = {
  completed: CompletedIcon,
  overdue: OverdueIcon,
  'in-progress': InProgressIcon,
  'not-started': NotStartedIcon,
}

/** One of the four states, as an icon and its word. */
export function StateBadge({ state, t }: { state: Status; t: Translate }) {
  const Icon = icons[state]
  return (
    <span className={`state state-${state}`}>
      <Icon />
      {t(`state.${state}`)}
    </span>
  )
}
