/** The states a cycle passes through, each once, in this order. Overdue depends on the time and is computed. */
export const cycleStates = ['not-started', 'in-progress', 'completed'] as const
export type CycleStateName = (typeof cycleStates)[number]
