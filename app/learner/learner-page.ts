import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Course, KeyPoint, LessonItem, Module } from '#domain/course/catalogue.ts'
import { type LearnerCourse, selectOptionalLearnerCourse } from '#server/queries/learner-course.ts'
import { requireViewer } from '#server/session.ts'

/** The viewer's course of that id, read once for a page and its title; what is not theirs to take is not found. */
export const selectViewersCourse = cache(async (courseId: string): Promise<LearnerCourse> => {
  const viewer = await requireViewer()
  return (await selectOptionalLearnerCourse(viewer.personId, courseId)) ?? notFound()
})

/** A module of the course, or not found. */
export function selectModule(course: Course, moduleId: string): Module {
  return course.modules.find(({ id }) => id === moduleId) ?? notFound()
}

/** A lesson of the module, or not found. */
export function selectLesson(module: Module, lessonId: string): LessonItem {
  return module.lessons.find(({ id }) => id === lessonId) ?? notFound()
}

/** A key point of the module, or not found. */
export function selectKeyPoint(module: Module, keyPointId: string): KeyPoint {
  return module.keyPoints.find(({ id }) => id === keyPointId) ?? notFound()
}
