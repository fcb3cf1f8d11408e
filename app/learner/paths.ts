/** The addresses of the learner's pages. They are part of the stable surface. */
export const coursePath = (courseId: string) => `/courses/${courseId}`

export const modulePath = (courseId: string, moduleId: string) => `/courses/${courseId}/${moduleId}`

export const lessonPath = (courseId: string, moduleId: string, lessonId: string) =>
  `/courses/${courseId}/${moduleId}/${lessonId}`

export const quizPath = (courseId: string, moduleId: string, keyPointId: string) =>
  `/courses/${courseId}/${moduleId}/quiz/${keyPointId}`

export const attemptPath = (attemptId: string) => `/attempts/${attemptId}`

export const reportQuestionPath = (attemptId: string, questionId: string) =>
  `/attempts/${attemptId}/questions/${encodeURIComponent(questionId)}/report`
