import { lessonPath, quizPath } from '#app/learner/paths.ts'
import { sectionLink } from '#app/learner/section-link.ts'
import type { KeyPointRow } from '#components/lesson/key-point-list.tsx'
import type { LessonRow } from '#components/lesson/lesson-rows.tsx'
import type { Course, KeyPoint, Module } from '#domain/course/catalogue.ts'
import { keyPointProgress, moduleProgress } from '#domain/learning/course-progress.ts'
import type { CycleRecord } from '#domain/learning/learner-record.ts'

/** The lessons of a module with whether they are finished. */
export function lessonRows(courseId: string, module: Module, cycle: CycleRecord | null): LessonRow[] {
  const { lessonStates } = moduleProgress(module, cycle)
  return module.lessons.map(({ id, title, durationMinutes, optional }) => ({
    id,
    title,
    href: lessonPath(courseId, module.id, id),
    minutes: durationMinutes,
    optional,
    finished: lessonStates.get(id)?.finishedAt != null,
  }))
}

/** A key point with how somebody stands with it and where it is taught; nothing of its questions. */
export function keyPointRow(course: Course, keyPoint: KeyPoint, cycle: CycleRecord | null): KeyPointRow {
  const { id, moduleId, statement, sections } = keyPoint
  return {
    id,
    statement,
    state: keyPointProgress(keyPoint, cycle).state,
    quizHref: quizPath(course.id, moduleId, id),
    sections: sections.flatMap((section) => sectionLink(course, section) ?? []),
  }
}
