import { z } from 'zod'
import { idSchema, reservedIds } from '#domain/course/id.ts'

/** An id as its author writes it, for everything that has an address or a record of its own. */
export const authorId = idSchema
  .refine((id) => !reservedIds.includes(id), {
    error: 'reserved',
    params: { fix: `Choose another id; ${reservedIds.join(', ')} are taken by addresses.` },
  })
  .meta({
    description: 'Your own id: kebab-case, unique in the course, never changed',
    not: { enum: [...reservedIds] },
  })

export const formerIds = z.array(idSchema).default([]).describe('Former ids of this')

/** Text that is no Markdown; runs of white space count as one space. */
export const plainText = z
  .string()
  .overwrite((text) => text.replace(/\s+/g, ' ').trim())
  .min(1)

export const minutes = z.int().min(1).max(10_000)

/** A section of a lesson, written as `lesson-id#heading-id`. */
export const sectionRef = z
  .string()
  .regex(/^[a-z][a-z0-9-]*#[a-z][a-z0-9-]*$/)
  .describe('A section that teaches this: lesson-id#heading-id')

/** The two halves of a section reference that its schema let through. */
export function parseSectionRef(text: string): { lessonId: string; headingId: string } {
  const [lessonId = '', headingId = ''] = text.split('#')
  return { lessonId, headingId }
}
