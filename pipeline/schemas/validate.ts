import type { z } from 'zod'
import type { SourcePath } from '#domain/questions/question-type.ts'
import { type Fault, faultAt } from '../source/position.ts'
import type { YamlSource } from '../source/yaml-source.ts'
import { describeIssue } from './describe-issue.ts'

export type Validated<Data> = { data: Data | null; faults: Fault[] }

/** Checks YAML against a schema. Every issue becomes a fault where it stands; data is null when there is any. */
export function validate<Data>(schema: z.ZodType<Data>, source: YamlSource): Validated<Data> {
  const result = schema.safeParse(source.value)
  if (result.success) return { data: result.data, faults: [] }
  return { data: null, faults: result.error.issues.flatMap((issue) => faultsOf(issue, schema, source)) }
}

function faultsOf(issue: z.core.$ZodIssue, schema: z.ZodType, source: YamlSource): Fault[] {
  const path = issue.path as SourcePath
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const { what, fix } = describeIssue(issue, { schema, value: source.value, key })
      return faultAt(source.positionOfKey(path, key), what, fix)
    })
  }
  const { what, fix } = describeIssue(issue, { schema, value: source.value })
  return [faultAt(source.positionOf(path), what, fix)]
}
