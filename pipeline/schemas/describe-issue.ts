import type { z } from 'zod'
import { didYouMean } from '../source/did-you-mean.ts'
import { type Node, nodeAt } from './json-schemas.ts'

type Issue = z.core.$ZodIssue
type Context = { schema: z.ZodType; value: unknown; key?: string }
type Description = { what: string; fix: string }

/** What zod found, in the words of an author. `key` is the unknown key that is meant when there are several. */
export function describeIssue(issue: Issue, { schema, value, key }: Context): Description {
  const given = issue.path.reduce<unknown>(memberOf, value)
  const name = nameOf(issue.path)
  const node = nodeAt(schema, value, issue.path)
  if (issue.code === 'unrecognized_keys') return unknownKey(key ?? '', node)
  if (given === undefined || given === null) return missing(name, issue, node)
  if (issue.code === 'custom') return custom(name, given, issue)
  if (issue.code === 'invalid_format') return badFormat(name, given, issue)
  if (issue.code === 'invalid_value') return oneOf(name, given, issue.values.map(String))
  if (issue.code === 'invalid_union' && issue.discriminator) return unknownType(given, optionsOf(issue))
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfBounds(name, issue)
  if (issue.code === 'invalid_type') return wrongType(name, given, issue.expected)
  return { what: `${name} ${issue.message}.`, fix: hintOf(node, 'Write what is expected there.') }
}

function unknownKey(key: string, node: Node | undefined): Description {
  const known = Object.keys(node?.properties ?? {})
  const otherwise = `Remove it; the keys known here are ${known.join(', ')}.`
  return { what: `Unknown key "${key}".`, fix: didYouMean(key, known, otherwise) }
}

function missing(name: string, issue: Issue, node: Node | undefined): Description {
  if (issue.path.length === 0)
    return {
      what: 'Nothing is written here.',
      fix: `Write the keys ${Object.keys(node?.properties ?? {}).join(', ')}.`,
    }
  if (name === '"id"')
    return {
      what: '"id" is missing.',
      fix: 'Add an id that you choose yourself and never change, such as "id: who-maintains".',
    }
  return { what: `${name} is missing.`, fix: hintOf(node, `Add ${name.replaceAll('"', '')}: and a value.`) }
}

function custom(name: string, given: unknown, issue: Issue): Description {
  const fix = issue.code === 'custom' ? issue.params?.fix : undefined
  const what =
    issue.message === 'reserved'
      ? `${name} is "${given}", which is a reserved word.`
      : `${name} ${issue.message}.`
  return { what, fix: typeof fix === 'string' ? fix : 'Write another value.' }
}

function badFormat(name: string, given: unknown, issue: Issue & { code: 'invalid_format' }): Description {
  if (issue.format === 'date')
    return { what: `${name} is "${given}", which is no date.`, fix: 'Write a date as "2027-11-30".' }
  if (issue.pattern?.includes('#'))
    return {
      what: `"${given}" is not a section of a lesson.`,
      fix: 'Write the id of a lesson, "#" and the id of a heading in it: lesson-id#heading-id.',
    }
  if (issue.pattern?.includes('{2,3}'))
    return { what: `"${given}" is not a language tag.`, fix: 'Write a tag such as en or fr.' }
  return {
    what: `"${given}" is not a valid id.`,
    fix: `Use lower-case letters, digits and single hyphens, beginning with a letter, such as "${kebabOf(String(given))}".`,
  }
}

function kebabOf(text: string): string {
  const kebab = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  return kebab || 'who-maintains'
}

function oneOf(name: string, given: unknown, values: string[]): Description {
  const otherwise = `Write one of ${values.join(', ')}.`
  return {
    what: `${name} is "${given}", which is none of ${values.join(', ')}.`,
    fix: didYouMean(String(given), values, otherwise),
  }
}

function optionsOf(issue: object): string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
}

function unknownType(given: unknown, types: string[]): Description {
  const otherwise = `Write one of ${types.join(', ')}.`
  return { what: `Unknown question type "${given}".`, fix: didYouMean(String(given), types, otherwise) }
}

function outOfBounds(name: string, issue: Issue & { code: 'too_small' | 'too_big' }): Description {
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum
  const side = issue.code === 'too_small' ? 'at least' : 'at most'
  if (issue.origin === 'string') return { what: `${name} is empty.`, fix: `Write ${name}.` }
  if (issue.origin === 'array')
    return {
      what: `${name} needs ${side} ${limit} ${limit === 1 ? 'entry' : 'entries'}.`,
      fix: issue.code === 'too_small' ? 'Add what is missing.' : 'Remove some.',
    }
  return { what: `${name} must be ${side} ${limit}.`, fix: `Write a number of ${side} ${limit}.` }
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
}

function wrongType(name: string, given: unknown, expected: string): Description {
  const wanted = typeNames[expected] ?? expected
  const actual = typeNames[Array.isArray(given) ? 'array' : typeof given] ?? typeof given
  const what = `${name} must be ${wanted}, and is ${expected === 'int' && typeof given === 'number' ? given : actual}.`
  return { what, fix: expected === 'string' ? 'Put the value in quotation marks.' : `Write ${wanted}.` }
}

function hintOf(node: Node | undefined, otherwise: string): string {
  return node?.description ? `Write here: ${node.description}.` : otherwise
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1)
  if (last === undefined) return 'The file'
  if (typeof last !== 'number') return `"${String(last)}"`
  const list = path.at(-2)
  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of "${String(list)}"`
}

function memberOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined
}
