import type { Answered } from '../permissions/visitor.ts'

/** What is wrong with an answer to something hostile: a fault of ours, or words that are for us and not for a person. */
export function saidBadly({ status, text }: Answered, what: string): string[] {
  if (status >= 500) return [`${what}: ${status}`]
  if (/PrismaClient|at .*\.[mt]?[jt]s:\d+|\bSELECT\b|node_modules/.test(text))
    return [`${what}: tells how we are made`]
  return []
}
