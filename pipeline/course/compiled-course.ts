import type { ItemKind, Locale } from '#domain/course/catalogue.ts'
import type { CompiledItem } from '#domain/course/release.ts'

/** One thing that a release will name, before it has a hash: compiled JSON with what it means, or an image. */
export type CompiledEntry =
  | { kind: Exclude<ItemKind, 'figure'>; itemId: string; item: CompiledItem; meaning: unknown }
  | { kind: 'figure'; itemId: string; bytes: Buffer }

export type CompiledCourse = { courseId: string; locale: Locale; entries: CompiledEntry[] }
