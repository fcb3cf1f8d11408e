import { modulePath } from '#app/learner/paths.ts'
import type { ModuleRow } from '#components/course/module-list.tsx'
import type { Course, Module } from '#domain/course/catalogue.ts'
import { moduleProgress, type Progress } from '#domain/learning/course-progress.ts'
import type { CycleRecord } from '#domain/learning/learner-record.ts'

/** The modules of a course with how far somebody is in each. */
export function moduleRows(course: Course, cycle: CycleRecord | null): ModuleRow[] {
  return course.modules.map((module) => {
    const progress = moduleProgress(module, cycle)
    const { id, number, title } = module
    const { lessons, keyPoints } = progress
    return {
      id,
      number,
      title,
      href: modulePath(course.id, id),
      state: stateOf(module, progress),
      lessons,
      keyPoints,
    }
  })
}

function stateOf(module: Module, { lessons, keyPoints, keyPointStates }: Progress): ModuleRow['state'] {
  const done = lessons.done + keyPoints.done
  if (done === lessons.of + keyPoints.of) return 'completed'
  const tried = module.keyPoints.some(({ id }) => (keyPointStates.get(id)?.attempts.length ?? 0) > 0)
  return done > 0 || tried ? 'in-progress' : 'not-started'
}
