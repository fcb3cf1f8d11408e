import type { ReadModel } from '#reports/report.ts'
import { peopleInCourse } from './people-in-course.ts'

/** The queries that reports are made of, by name; a report names the one it draws on. */
const readModels: Record<string, ReadModel<unknown, unknown>> = {
  'people-in-course': peopleInCourse as ReadModel<unknown, unknown>,
}

/** A read model by its name. Throws when a report names one that does not exist. */
export function selectReadModel(name: string): ReadModel<unknown, unknown> {
  const readModel = readModels[name]
  if (!readModel) throw new Error(`There is no read model "${name}"`)
  return readModel
}
