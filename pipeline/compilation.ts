import type { Problem } from '#domain/course/problem.ts'
import type { ReleaseManifest } from '#domain/course/release.ts'

/** What became of a course: compiled anew, kept as it was before because it has problems, or left out. */
export type CourseOutcome = { courseId: string; state: 'compiled' | 'kept' | 'left-out'; problems: number }

export type Stats = {
  courses: CourseOutcome[]
  items: Record<string, number> // of the release, by kind
  computed: number // steps that ran
  fromCache: number // steps whose result was kept from before
  unchanged: boolean // nothing differs from the last run, so nothing was looked at
  milliseconds: number
}

export type Compilation = {
  problems: Problem[]
  manifest: ReleaseManifest | null // null: there is nothing to serve
  releaseId: string | null // sha256 of the manifest as written
  stats: Stats
}
