import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { publishedSchemas } from './published-schemas.ts'

// npm run schemas
const folder = path.resolve(import.meta.dirname, '../../docs/schemas')
mkdirSync(folder, { recursive: true })
for (const [name, text] of publishedSchemas()) writeFileSync(path.join(folder, name), text)
