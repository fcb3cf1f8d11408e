import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import config from '../../next.config.mjs'

/** Something that answers a request: a page, a route's method, a server action, a file, or a rewritten address. */
export type Subject = string

/**
 * Everything in the source that a visitor can ask, as the permission matrix names it: `page /me`,
 * `POST /attempts/[id]/submit`, `action app/sign-in/action.ts submitSignIn`, `file /icon.svg`, `rewrite <source>`.
 * Throws on a server action where this could not see it.
 */
export async function findSubjects(): Promise<Subject[]> {
  const files = readdirSync('app', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.tsx?$/.test(file))
  const found = [...files, ...publicFiles()].flatMap(subjectsOf)
  return [...found, ...(await rewrites())].sort()
}

/** The methods of a route's address that no file exports. */
export function methodsWithout(subjects: Subject[], path: string): string[] {
  return methods.filter((method) => !subjects.includes(`${method} ${path}`))
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

function subjectsOf(file: string): Subject[] {
  const path = addressOf(file)
  if (file.startsWith('public/')) return [`file /${file.slice('public/'.length)}`]
  if (/\/page\.tsx?$/.test(file)) return [`page ${path}`]
  const text = /\.tsx?$/.test(file) ? readFileSync(file, 'utf8') : ''
  if (/\/route\.tsx?$/.test(file)) return exported(text, methods).map((method) => `${method} ${path}`)
  if (isMetadataFile.test(file)) return [`file ${path}`]
  return actionsOf(file, text)
}

/** Files that Next serves under their own name or by convention. */
const isMetadataFile =
  /\/(favicon\.ico|(icon|apple-icon|opengraph-image|twitter-image|robots|sitemap|manifest)\d*\.\w+)$/

/** A file of actions says so in its first line; an action inside a component would be asked by nobody here. */
function actionsOf(file: string, text: string): Subject[] {
  if (!/^\s*['"]use server['"]/m.test(text)) return []
  if (!/^['"]use server['"]/.test(text))
    throw new Error(
      `${file} has a server action inside: move it to a file of actions, which the matrix reads`,
    )
  return exported(text, ['\\w+']).map((name) => `action ${file} ${name}`)
}

function exported(text: string, names: string[]): string[] {
  const pattern = new RegExp(`^export (?:async )?(?:function|const) (${names.join('|')})\\b`, 'gm')
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

/** `app/(any-group)/me/page.tsx` answers at `/me`. */
function addressOf(file: string): string {
  const parts = file.split('/').slice(1)
  const named = /^(page|route)\.tsx?$/.test(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts
  return `/${named.filter((part) => !part.startsWith('(')).join('/')}`
}

function publicFiles(): string[] {
  if (!existsSync('public')) return []
  return readdirSync('public', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

async function rewrites(): Promise<Subject[]> {
  const found = (await config.rewrites?.()) ?? []
  const all = Array.isArray(found) ? found : Object.values(found).flat()
  return all.map(({ source }) => `rewrite ${source}`)
}
