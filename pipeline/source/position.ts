import type { Problem } from '#domain/course/problem.ts'

/** A place in a file; line and column count from 1. */
export type Position = { line: number; column: number }

/** A problem whose file is not said yet, since the same text compiles the same wherever it lies. */
export type Fault = Omit<Problem, 'file'>

export const fileStart: Position = { line: 1, column: 1 }

/** The line and column of an offset in a text. Offsets count UTF-16 units from 0. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

/** A fault at a position. */
export function faultAt({ line, column }: Position, what: string, fix: string): Fault {
  return { line, column, what, fix }
}

/** Faults as problems of a file. */
export function inFile(file: string, faults: readonly Fault[]): Problem[] {
  return faults.map((fault) => ({ file, ...fault }))
}

/** Problems in reading order, each said once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  return [...byText.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.what, b.what),
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
