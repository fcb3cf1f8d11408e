import type { Commanded } from '#server/commands/record.ts'

/** Who gives the commands here: whoever runs the installation. */
export function byOperator(now = new Date()): Commanded {
  return { actor: { kind: 'operator' }, now }
}
