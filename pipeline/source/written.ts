import type { SourcePath } from '#domain/questions/question-type.ts'
import type { YamlSource } from './yaml-source.ts'

/**
 * Reading what stands in YAML before, or although, its schema has let it through: so that every problem of a course
 * is found at once.
 */
export type Written = { text: string; path: SourcePath }

/** The text at a path; undefined when there is none. */
export function textAt(source: YamlSource | null, path: SourcePath): string | undefined {
  const value = valueAt(source, path)
  return typeof value === 'string' ? value : undefined
}

/** The texts of the list at a path; none when there is no such list. */
export function textsAt(source: YamlSource | null, path: SourcePath): Written[] {
  return indexesAt(source, path).flatMap((index) => {
    const text = textAt(source, [...path, index])
    return text === undefined ? [] : [{ text, path: [...path, index] }]
  })
}

/** The indexes of the list at a path; none when there is no such list. */
export function indexesAt(source: YamlSource | null, path: SourcePath): number[] {
  const value = valueAt(source, path)
  return Array.isArray(value) ? [...value.keys()] : []
}

/** Whatever stands at a path. */
export function valueAt(source: YamlSource | null, path: SourcePath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    source?.value,
  )
}
