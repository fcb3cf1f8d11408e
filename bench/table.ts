import type { Judged } from './judge.ts'
import type { Machine } from './machine.ts'

export type Section = { title: string; lines: Judged[] }
export type ModeResult = { mode: string; sections: Section[] }
export type Run = { at: string; machine: Machine; rounds: number; results: ModeResult[] }

/** One figure as a line of text, with the quartiles between which half of the rounds lie. */
export function plainLine(line: Judged): string {
  const { name, against, verdict } = line
  const what = against ? `${name}, against ${against}` : name
  const judged = verdict ? `  ${verdict}: ${budgetText(line)}` : ''
  return `  ${what.padEnd(72)} ${figureText(line).padStart(16)} ${rangeText(line).padEnd(20)}${judged}`.trimEnd()
}

/** A run as a table for docs/performance.md, the modes side by side. */
export function markdownTable({ results }: Run): string {
  const titles = results[0]?.sections.map(({ title }) => title) ?? []
  return titles
    .map((title) => {
      const columns = results.map(({ mode, sections }) => ({
        mode,
        lines: sections.find((section) => section.title === title)?.lines ?? [],
      }))
      const keys = [...new Set(columns.flatMap(({ lines }) => lines.map(keyOf)))]
      const rows = keys.map((key) => {
        const found = columns.map(({ lines }) => lines.find((line) => keyOf(line) === key))
        const some = found.find((line) => line !== undefined)
        return `| ${some ? whatText(some) : ''} | ${found.map(cellText).join(' | ')} | ${some ? budgetText(some) : ''} |`
      })
      const heads = ['', ...columns.map(({ mode }) => mode), 'budget']
      return [
        `### ${title}`,
        '',
        `| ${heads.join(' | ')} |`,
        `|${heads.map(() => '---|').join('')}`,
        ...rows,
      ].join('\n')
    })
    .join('\n\n')
}

const keyOf = ({ name, unit, against }: Judged) => `${name} ${unit} ${against ?? ''}`

function whatText({ name, against }: Judged): string {
  return against ? `${name}, against ${against}` : name
}

function cellText(line: Judged | undefined): string {
  if (!line) return ''
  const verdict = line.verdict === null || line.verdict === 'kept' ? '' : ` **${line.verdict}**`
  return `${figureText(line)} ${rangeText(line)}${verdict}`.trim()
}

function figureText({ median, unit }: Judged): string {
  return unit === 'times' ? `${median.toFixed(2)} times` : `${number(median)} ${unit}`
}

function rangeText({ low, high, samples, unit }: Judged): string {
  if (samples.length < 2) return ''
  return unit === 'times'
    ? `(${low.toFixed(2)} to ${high.toFixed(2)})`
    : `(${number(low)} to ${number(high)})`
}

function budgetText({ budget, unit }: Judged): string {
  if (!budget) return ''
  return 'most' in budget ? `at most ${budget.most} ${unit}` : `at least ${budget.least} ${unit}`
}

function number(value: number): string {
  return value >= 100 ? Math.round(value).toString() : value.toPrecision(value >= 10 ? 3 : 2)
}
