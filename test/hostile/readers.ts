import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What reads something of a request: `<file> <exported name>`. */
export type ReaderName = string

/**
 * Everything in the source that reads what a visitor, a proxy or a provider sends: whatever is exported outside of
 * routes and actions and
 *  - takes a form, search parameters, headers, a request, its body, or the text of a cookie or an address, or
 *  - is called `read<Something>` of a request, or is a schema of `server/commands/fields.ts`, or
 *  - stands in a file of `app` that describes input (zod).
 * Routes and actions are asked themselves, by e2e/hostile-input.spec.ts, with every cell of the permission matrix.
 */
export function findReaders(): ReaderName[] {
  return sourceFiles().flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    if (isRouteOrAction(file, text)) return []
    const describesInput = file.startsWith('app/') && /from 'zod'/.test(text)
    return exportedFunctions(text)
      .filter(({ name, parameters }) => describesInput || takesInput.test(parameters) || isSchema(file, name))
      .map(({ name }) => `${file} ${name}`)
  })
}

const takesInput =
  /\b(FormData|URLSearchParams|Headers|IncomingHttpHeaders|IncomingMessage|Request)\b|\b(form|claims|idToken): (unknown|Claims)|\b(sealed|search|cursor|header|typed|searchParams)\??: |ClaimNames/

const rooms = ['app', 'domain/sign-in', 'launcher', 'messages', 'protocols', 'server']

function sourceFiles(): string[] {
  const files = rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
  )
  return [...files, 'proxy.ts']
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()
}

function isRouteOrAction(file: string, text: string): boolean {
  return (
    /\/(page|layout|route|not-found|error)\.tsx?$/.test(file) || /^['"]use (server|client)['"]/.test(text)
  )
}

/** Exported functions and constants with what stands between their parentheses, documented types of JavaScript too. */
function exportedFunctions(text: string): { name: string; parameters: string }[] {
  return [...text.matchAll(/export (?:async )?(?:function|const) (\w+)/g)].map(
    ({ 0: whole, 1: name = '', index }) => {
      const [head = ''] = text.slice(index + whole.length).split(/\): |\) \{|=> |\n\n/)
      const [documented = ''] = text.slice(0, index).match(/\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/) ?? []
      const types = [...documented.matchAll(/@param \{(.*)\}/g)].map(([, type]) => type)
      return { name, parameters: `${head} ${types.join(' ')}` }
    },
  )
}

function isSchema(file: string, name: string): boolean {
  return file === 'server/commands/fields.ts' && name.endsWith('Schema')
}
