import { courseSchema, glossarySchema } from './course.ts'
import { jsonSchemaOf } from './json-schemas.ts'
import { lessonSchema, moduleSchema } from './module.ts'
import { quizSchema } from './quiz.ts'

/** The JSON Schemas that authors' editors read, as file name below docs/schemas and text. */
export function publishedSchemas(): Map<string, string> {
  const schemas = {
    course: courseSchema,
    glossary: glossarySchema,
    lesson: lessonSchema,
    module: moduleSchema,
    quiz: quizSchema,
  }
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`,
    ]),
  )
}
