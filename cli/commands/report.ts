import { z } from 'zod'
import { withDatabase } from '#launcher/with-database.ts'
import { type MessageKey, messagesFor } from '#messages/index.ts'
import type { Reader } from '#reports/cell.ts'
import { csvOf } from '#reports/csv.ts'
import { reports } from '#reports/index.ts'
import { type ReportRun, rowData, runReport } from '#server/queries/run-report.ts'
import { accept } from '../accept.ts'
import { defineCommand, exitCodes, Failure, type Terminal } from '../cli-command.ts'
import { printJson } from '../print.ts'

const filterSchema = z
  .string()
  .regex(/^[A-Za-z]+=/, 'is written name=value')
  .transform((filter) => [filter.slice(0, filter.indexOf('=')), filter.slice(filter.indexOf('=') + 1)])

export const report = defineCommand({
  name: 'report',
  description: 'Prints a report with all of its rows, as the screen has them.',
  declare: (command) =>
    command
      .argument('<report>', `one of: ${reports.map(({ id }) => id).join(', ')}`)
      .requiredOption('--course <id>', 'the course')
      .option('--format <format>', 'csv or json', 'csv')
      .option(
        '--filter <name=value...>',
        "filters and order as in the screen's address, such as state=overdue",
      )
      .option('--zone <zone>', 'whose clock instants are read on in CSV', 'UTC')
      .option('--json', 'the same as --format json'),
  options: z.object({
    report: z.string(),
    course: z.string(),
    format: z.enum(['csv', 'json'], 'is csv or json'),
    filter: z.array(filterSchema).default([]),
    zone: z.string(),
    json: z.boolean().default(false),
  }),
  run: ({ report: reportId, course, format, filter, zone, json }, terminal) =>
    withDatabase(async () => {
      if (!reports.some(({ id }) => id === reportId)) throw new Failure(`There is no report ${reportId}.`)
      const scope = { kind: 'everyone' as const }
      const params = { ...Object.fromEntries(filter), course }
      const run = await runReport(reportId, params, { scope, now: new Date() })
      if (!run.ok && run.notFound) throw new Failure(`There is no course ${course} to report on.`)
      const ready = accept(run)
      await (json || format === 'json' ? printRows(ready, terminal) : printCsv(ready, zone, terminal))
      return exitCodes.ok
    }),
})

async function printCsv(run: ReportRun, zone: string, terminal: Terminal): Promise<void> {
  const translate = messagesFor('en')
  const reader: Reader = { t: (key, values) => translate(key as MessageKey, values), zone }
  for await (const text of csvOf(run.columns, run.pieces(), reader)) terminal.write(text)
}

async function printRows(run: ReportRun, terminal: Terminal): Promise<void> {
  const rows = []
  for await (const piece of run.pieces()) rows.push(...piece.map((row) => rowData(run.columns, row)))
  printJson(terminal, { report: run.report.id, filters: run.filters, counts: await run.counts(), rows })
}
