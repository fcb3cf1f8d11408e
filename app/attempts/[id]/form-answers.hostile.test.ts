import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { readAnswersOf } from './form-answers.ts'

const json = 'application/json'
const form = 'application/x-www-form-urlencoded'

function ask(body: string | Uint8Array<ArrayBuffer>, type: string) {
  return readAnswersOf(
    new Request('http://here.test/', { method: 'POST', body, headers: { 'content-type': type } }),
  )
}

test('whatever the body of an answer is, it is read or refused by a name of the table of errors', async () => {
  const bodies = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
    fc.json(),
    fc
      .record({ questionId: fc.jsonValue(), values: fc.array(fc.jsonValue()) })
      .map((given) => JSON.stringify(given)),
    fc
      .array(
        fc.tuple(fc.constantFrom('shown', 'at', 'answer.q', '__proto__'), fc.string({ unit: 'grapheme' })),
      )
      .map((fields) => new URLSearchParams(fields).toString()),
  )
  const types = fc.constantFrom(json, form, 'text/plain', '')
  await fc.assert(
    fc.asyncProperty(bodies, types, async (body, type) => {
      const read = await ask(body, type)
      if (!read.ok) {
        expect(['not-understood', 'too-large']).toContain(read.error)
        return
      }
      expect(Object.getPrototypeOf(read.answers)).toBe(Object.prototype)
      for (const values of Object.values(read.answers)) expect(Array.isArray(values)).toBe(true)
    }),
    runs(200),
  )
})

test('an answer larger than any form of ours is refused as such', async () => {
  expect(await ask('a'.repeat(70_000), form)).toEqual({ ok: false, error: 'too-large' })
  // Counted in bytes, not in letters.
  expect(await ask('é'.repeat(40_000), form)).toEqual({ ok: false, error: 'too-large' })
})

test.each(['__proto__', 'constructor', 'toString'])(
  'a question named %s is an answer like another',
  async (id) => {
    const read = await ask(`shown=${id}`, form)
    expect(read.ok && Object.hasOwn(read.answers, id)).toBe(true)
  },
)
