/** A BCP 47 language tag in lower case, such as `en` or `fr`. */
export type Locale = string

/** HTML that the pipeline compiled from reviewed Markdown; safe to put into a page as it is. */
export type Html = string

/** A lesson's body: fragments that are the same for everyone, with slots for what is personal between them. */
export type HtmlSegment = { kind: 'html'; html: Html }
export type Segment = HtmlSegment | { kind: 'key-point-check'; keyPointId: string }

export type SectionRef = { lessonId: string; headingId: string }

export type Heading = { id: string; depth: 2 | 3; text: string }

export type Term = { id: string; term: string; definition: string }

export type CompletionRule = { lessons: 'all' | 'none'; keyPoints: 'all' | string[] }

type Identified = { id: string; was: string[] }

/** One course as compiled; its modules in the order of their numbers. */
export type CourseItem = Identified & {
  kind: 'course'
  title: string
  description: string
  audience: string
  owner: string
  reviewBy: string // YYYY-MM-DD
  locales: Locale[] // the first one is the source
  durationMinutes: number
  completion: CompletionRule
  certificateMonths: number | null // null: valid for ever
  open: boolean
  terms: Term[]
  moduleIds: string[]
}

export type Objective = { id: string; text: string }

export type ModuleItem = Identified & {
  kind: 'module'
  number: number
  title: string
  objectives: Objective[]
  introduction: Html
  summary: { title: string; html: Html } | null
  lessonIds: string[]
  keyPointIds: string[]
}

export type LessonItem = Identified & {
  kind: 'lesson'
  moduleId: string
  title: string
  durationMinutes: number
  objectives: string[]
  optional: boolean // further reading: no part of the completion rule
  segments: Segment[]
  headings: Heading[]
}

export const feedbackReleaseRules = ['after-pass', 'after-submit', 'after-last-attempt', 'never'] as const
export type FeedbackRelease = (typeof feedbackReleaseRules)[number]

export type QuizRule = {
  draw: number
  passMark: number // whole percent of the points
  attempts: number | 'unlimited'
  feedbackRelease: FeedbackRelease
  presentation: 'all' | 'one-at-a-time'
}

export type KeyPointItem = Identified & {
  kind: 'key-point'
  moduleId: string
  statement: string
  objectives: string[]
  sections: SectionRef[]
  quiz: QuizRule
  questionIds: string[]
}

/** What every question has; its type adds the rest (domain/questions). Holds the key: server only. */
export type QuestionItem = Identified & {
  kind: 'question'
  type: string
  keyPointId: string
  prompt: Html
  source: SectionRef
  millipoints: number
}

/** A figure's entry has as its id the path below the course's folder, and as its blob the image itself. */
export const itemKinds = ['course', 'module', 'lesson', 'key-point', 'question', 'figure'] as const
export type ItemKind = (typeof itemKinds)[number]

/** A course with everything in it resolved, in order. Read-only; lives on the server only, since it holds keys. */
export type Course = CourseItem & { modules: Module[] }
export type Module = ModuleItem & { lessons: LessonItem[]; keyPoints: KeyPoint[] }
export type KeyPoint = KeyPointItem & { questions: QuestionItem[] }

/** Everything that is live together. */
export type Catalogue = {
  releaseId: string
  courses: ReadonlyMap<string, Course>
  /** Meaning hash and blob of an item, by `itemKey(courseId, kind, itemId)`; for the source locale. */
  entries: ReadonlyMap<string, ReleaseEntry>
}

export type ReleaseEntry = {
  courseId: string
  kind: ItemKind
  itemId: string
  locale: Locale
  blobSha256: string
  meaningHash: string
}

/** The key of an item in `Catalogue.entries`. */
export function itemKey(courseId: string, kind: ItemKind, itemId: string): string {
  return `${courseId}/${kind}/${itemId}`
}
