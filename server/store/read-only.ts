/** SQLSTATE read_only_sql_transaction. */
const readOnlyState = '25006'

/** Passes over the refusal of a write while the database takes none; throws every other error on. */
export function demandReadOnlyRefusal(error: unknown): void {
  if (!isReadOnlyRefusal(error)) throw error
}

/**
 * Whether the database has refused a write since it takes none at the moment, as while it is being moved; however
 * deep the client has wrapped it. Nothing of the transaction was kept then.
 */
export function isReadOnlyRefusal(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const { code, originalCode, cause, meta } = error as Record<string, unknown>
  if (code === readOnlyState || originalCode === readOnlyState) return true
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError
  return isReadOnlyRefusal(cause, depth + 1) || isReadOnlyRefusal(inner, depth + 1)
}
