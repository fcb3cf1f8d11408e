import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '#test/fuzz-runs.ts'
import { isActionForm, isForAction } from './check-action.mjs'

const id = 'ab'.repeat(21)

type Fields = [name: string, value: string | Blob][]

/** A body as a browser or fetch writes it. */
async function asked(fields: Fields, action?: string): Promise<boolean> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const request = new Request('http://here.test/', { method: 'POST', body: form })
  const headers = { 'content-type': request.headers.get('content-type') ?? '', 'next-action': action }
  return isActionForm(Buffer.from(await request.arrayBuffer()), headers)
}

const state = { values: { name: 'Ada', price: '$$5' }, problems: [], preview: '$undefined' }
const scripted: Fields = [
  ['_1_name', 'Ada'],
  ['0', JSON.stringify([state, '$K1'])],
]
const onPage: Fields = [
  ['$ACTION_REF_1', ''],
  ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
  ['$ACTION_1:1', JSON.stringify([state])],
  ['name', 'Ada'],
]

test('what our forms send is let through, by a script or without one', async () => {
  expect(await asked(scripted, id)).toBe(true)
  expect(await asked(onPage)).toBe(true)
  expect(
    await asked([
      [`$ACTION_ID_${id}`, ''],
      ['name', 'Ada'],
    ]),
  ).toBe(true)
  expect(await asked([...onPage, ['file', new Blob(['a'])]])).toBe(true)
})

const values = fc.oneof(
  fc.constantFrom(
    '',
    '[]',
    '[null]',
    '[{},"$K1"]',
    '["$1","$K1"]',
    '[{"a":"$F1"},"$K1"]',
    '[{"a":"$1"},"$K1"]',
  ),
  fc.constantFrom(`${'['.repeat(10_000)}${']'.repeat(10_000)}`, `{"id":"${id}","bound":null}`),
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 60 }),
)
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  values.map((value) => Buffer.from(`------x\r\nContent-Disposition: form-data; name="0"\r\n\r\n${value}`)),
)
const types = fc.constantFrom(
  'multipart/form-data; boundary=----x',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'text/plain;charset=UTF-8',
  'application/json',
  '',
)

test('no bytes of any type are a form but those of a form', async () => {
  await fc.assert(
    fc.asyncProperty(bodies, types, async (body, type) => {
      const headers = { 'content-type': type, 'next-action': id }
      expect(await isActionForm(body, headers)).toBe(false)
      expect(await isActionForm(body, { 'content-type': type })).toBe(false)
    }),
    runs(300),
  )
})

test('a form with one of its parts replaced is refused, unless it is a field that somebody fills in', async () => {
  await fc.assert(
    fc.asyncProperty(values, fc.constantFrom(scripted, onPage), fc.nat(), async (value, fields, at) => {
      const [name] = fields[at % fields.length] ?? ['']
      const replaced = fields.map(([one, before]): [string, string | Blob] => [
        one,
        one === name ? value : before,
      ])
      // A field may hold anything, and what was made up may happen to be a state.
      const mayPass = /name$|REF/.test(name) || isStateFirst(value)
      const passes = await asked(replaced, fields === scripted ? id : undefined)
      expect(passes && !mayPass).toBe(false)
      if (/name$/.test(name)) expect(passes).toBe(true)
    }),
    runs(300),
  )
})

function isStateFirst(text: string): boolean {
  try {
    const [state] = JSON.parse(text)
    return typeof state === 'object' && state !== null && !Array.isArray(state) && !text.includes('"$F1"')
  } catch {
    return false
  }
}

test('more fields than any form has, another id, or two actions at once are refused', async () => {
  const many = Array.from({ length: 300 }, (_, index): [string, string] => [`_1_${index}`, 'a'])
  expect(await asked([...many, ...scripted], id)).toBe(false)
  for (const other of ['', '__proto__', '../../etc', id.toUpperCase()])
    expect(await asked(scripted, other)).toBe(false)
  expect(await asked([...onPage, ['$ACTION_REF_2', '']])).toBe(false)
  expect(await asked([['name', 'Ada']])).toBe(false)
})

/** A part as nobody but an attacker writes it. */
const part = (head: string, value: string | Buffer) =>
  Buffer.concat([Buffer.from(`--x\r\n${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')])
const named = (name: string) => `Content-Disposition: form-data; name="${name}"`
const args = JSON.stringify([state, '$K1'])

/** Whether parts in these words are taken for a form, the last of them its arguments. */
function areForm(parts: Buffer[], type = 'multipart/form-data; boundary=x'): Promise<boolean> {
  const body = Buffer.concat([part(named('_1_name'), 'Ada'), ...parts, Buffer.from('--x--\r\n')])
  return isActionForm(body, { 'content-type': type, 'next-action': id })
}

test('a form in the plainest words is let through', async () => {
  expect(await areForm([part(named('0'), args)])).toBe(true)
  expect(await areForm([part(named('0'), args)], 'multipart/form-data; boundary="x"')).toBe(true)
})

test('what two readers of a form would read differently is refused', async () => {
  const shiftJis = Buffer.from('[{"a":"\x81\\","b":"$F1","c":"\x81\\"},"$K1"]', 'latin1')
  const heads = ['Content-Type: text/plain; charset=shift_jis', 'Content-Transfer-Encoding: base64', 'X: y']
  for (const head of heads) {
    expect(await areForm([part(`${named('0')}\r\n${head}`, args)])).toBe(false)
    expect(await areForm([part(`${named('0')}\r\n${head}`, shiftJis)])).toBe(false)
  }
  expect(await areForm([part(`${named('0')}\r\nContent-Type: application/octet-stream`, args)])).toBe(false)
  for (const name of ['\\0', '0"; name*=utf-8\'\'1; x="', '0"; NAME="1'])
    expect(await areForm([part(named(name), '["$F1"]'), part(named('0'), args)])).toBe(false)
  for (const type of ['x; boundary=y', 'y; boundary=x', 'x; charset=utf-7', "x; boundary*=utf-8''y"])
    expect(await areForm([part(named('0'), args)], `multipart/form-data; boundary=${type}`)).toBe(false)
})

test('what names one thing twice is refused', async () => {
  expect(await asked([...scripted, ['0', '["$F1","$1:a"]']], id)).toBe(false)
  expect(await asked([...onPage, ['$ACTION_1:0', JSON.stringify({ id, bound: '$@2' })]])).toBe(false)
})

test('a request is looked at when Next would take it for one to an action', () => {
  const method = 'POST'
  expect(isForAction({ method, headers: { 'next-action': '' } })).toBe(true)
  expect(isForAction({ method, headers: { 'content-type': 'Multipart/Form-Data; boundary=x' } })).toBe(true)
  expect(isForAction({ method, headers: { 'content-type': 'application/json' } })).toBe(false)
  expect(isForAction({ method: 'GET', headers: { 'next-action': id } })).toBe(false)
})
