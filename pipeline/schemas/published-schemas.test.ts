import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { publishedSchemas } from './published-schemas.ts'

test.each([...publishedSchemas()])('docs/schemas/%s says what the schema says', async (name, text) => {
  const published = await readFile(`docs/schemas/${name}`, 'utf8')
  expect(published, 'Run: npm run schemas').toBe(text)
})
