import type { Course, KeyPoint, LessonItem, Module } from '#domain/course/catalogue.ts'

const identified = { was: [] as string[] }

/** A lesson with one heading; `parts` overrides. */
export function lesson(id: string, parts: Partial<LessonItem> = {}): LessonItem {
  return {
    ...identified,
    kind: 'lesson',
    id,
    moduleId: 'security',
    title: `Lesson ${id}`,
    durationMinutes: 10,
    objectives: [],
    optional: false,
    segments: [{ kind: 'html', html: `<p>${id}</p>` }],
    headings: [{ id: 'start', depth: 2, text: 'Start' }],
    ...parts,
  }
}

/** A key point whose quiz asks two of its true/false questions, all of them true, for 75 %; `parts` overrides. */
export function keyPoint(id: string, parts: Partial<KeyPoint> = {}): KeyPoint {
  const questionIds = [1, 2, 3, 4].map((number) => `${id}-q${number}`)
  return {
    ...identified,
    kind: 'key-point',
    id,
    moduleId: 'security',
    statement: `Statement of ${id}`,
    objectives: [],
    sections: [{ lessonId: 'first', headingId: 'start' }],
    quiz: { draw: 2, passMark: 75, attempts: 3, feedbackRelease: 'after-pass', presentation: 'all' },
    questionIds,
    questions: questionIds.map((questionId) => trueStatement(questionId, id)),
    ...parts,
  }
}

/** A true/false question worth 1000 millipoints to which the right answer is True; `answer` overrides. */
export function trueStatement(id: string, keyPointId: string, answer = true): KeyPoint['questions'][number] {
  const key = { answer, feedback: { ifTrue: `<p>${id} if true</p>`, ifFalse: `<p>${id} if false</p>` } }
  return {
    ...identified,
    kind: 'question',
    id,
    type: 'true-false',
    keyPointId,
    prompt: `<p>${id}</p>`,
    source: { lessonId: 'first', headingId: 'start' },
    millipoints: 1000,
    ...key,
  } as KeyPoint['questions'][number]
}

/** A course of one module with those lessons and key points, completed by all of them; `parts` overrides. */
export function courseOf(lessons: LessonItem[], keyPoints: KeyPoint[], parts: Partial<Course> = {}): Course {
  const security: Module = {
    ...identified,
    kind: 'module',
    id: 'security',
    number: 4,
    title: 'Security',
    objectives: [],
    introduction: '<p>Introduction</p>',
    summary: null,
    lessonIds: lessons.map((item) => item.id),
    keyPointIds: keyPoints.map((item) => item.id),
    lessons,
    keyPoints,
  }
  return {
    ...identified,
    kind: 'course',
    id: 'oss',
    title: 'Open source',
    description: '',
    audience: '',
    owner: '',
    reviewBy: '2027-11-30',
    locales: ['en'],
    durationMinutes: 45,
    completion: { lessons: 'all', keyPoints: 'all' },
    certificateMonths: 24,
    open: false,
    terms: [],
    moduleIds: ['security'],
    modules: [security],
    ...parts,
  }
}
