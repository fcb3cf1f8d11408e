import { z } from 'zod'

/** An id as an author writes it: kebab-case, lower case, beginning with a letter. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)

/** Words that stand in addresses and so are no ids of courses, modules, lessons and key points. */
export const reservedIds: readonly string[] = ['quiz', 'new', 'figures']
