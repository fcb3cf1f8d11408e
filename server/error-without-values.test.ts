import { expect, test } from 'vitest'
import { errorWithoutValues, quietConsoleError } from './error-without-values.mjs'

const mark = 'Markedname'
const parseError = () => {
  try {
    return JSON.parse(mark)
  } catch (error) {
    return error
  }
}
const named = (name: string, more: object) => Object.assign(new Error(`value "${mark}"`), { name, ...more })

test.each([
  ['of a parser', parseError()],
  ['of the database', named('error', { code: '22P02' })],
  ['of its client', named('PrismaClientKnownRequestError', { code: 'P2002' })],
  ['of a schema', named('ZodError', {})],
])('an error %s keeps its kind and place, and not what it quotes', (_what, error) => {
  const kept = errorWithoutValues(error)
  expect(kept).toMatchObject({ type: (error as Error).name, message: undefined })
  expect(JSON.stringify(kept)).not.toContain(mark)
  expect(kept.stack).toContain('    at ')
})

test('any other error says what happened', () => {
  expect(errorWithoutValues(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    message: 'x is not a function',
  })
  expect(errorWithoutValues(mark)).toEqual({ type: 'string' })
})

test('what the framework prints of an error quotes nothing either, and its own words are kept', () => {
  const lines: string[] = []
  const say = quietConsoleError({ error: (about, words) => lines.push(JSON.stringify(about) + words) })
  say('⨯', parseError())
  say('The port is in use')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('SyntaxError')
  expect(lines.join()).not.toContain(mark)
  expect(lines[1]).toContain('The port is in use')
})
