import { currentCatalogue } from '#server/catalogue.ts'
import { database } from '#server/store/database.ts'
import { selectLearnerRecords } from '#server/store/learner-record.ts'
import { type LearnerCourse, learnerCourse } from './learner-course.ts'

/** Every live course that a learner may take now, with what is recorded of them: assigned ones and open ones. */
export async function selectLearnerCourses(personId: string): Promise<LearnerCourse[]> {
  const live = await currentCatalogue()
  const records = await selectLearnerRecords(database(), personId)
  const nothing = { personId, enrolmentId: null, obligations: [], cycles: [] }
  const courses = await Promise.all(
    [...live.courses.keys()].map((courseId) =>
      learnerCourse(records.get(courseId) ?? { ...nothing, courseId }, live),
    ),
  )
  return courses.filter((course) => course !== null)
}
