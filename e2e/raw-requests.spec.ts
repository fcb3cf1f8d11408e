import { expect, test } from './fixtures.ts'
import { actionIds } from './permissions/visitor.ts'

const action = () => actionIds().get('app/sign-in/action.ts submitSignIn') ?? ''
/** Looked for in the answers: what was sent to nobody is told to nobody. */
const marker = 'h0stile'

type Raw = { headers?: Record<string, string>; body: BodyInit }

const text = 'text/plain;charset=UTF-8'
const byScript = (body: BodyInit, type: string = text, id = action()): Raw => ({
  headers: { 'next-action': id, 'content-type': type },
  body,
})

function fields(...pairs: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of pairs) form.append(name, value)
  return form
}

const scripted = (...pairs: [string, string][]): Raw => ({
  headers: { 'next-action': action() },
  body: fields(...pairs),
})
const onPage = (...pairs: [string, string][]): Raw => ({ body: fields(['$ACTION_REF_1', ''], ...pairs) })
const reference = (bound: string | null = '$@1', id = action()): [string, string] => [
  '$ACTION_1:0',
  JSON.stringify({ id, bound }),
]
const deep = `${'['.repeat(5000)}"${marker}"${']'.repeat(5000)}`
const many = Array.from({ length: 3000 }, (_, index): [string, string] => [`_1_${index}`, marker])
const madeUp = 'a'.repeat(42)
const multipart = 'multipart/form-data; boundary=----x'
const cutOff = `------x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["${marker}`

/** What an action is sent by hand; the build's ids are known when it is. */
const raw: Record<string, () => Raw> = {
  'JSON for a form': () => byScript(`{"email":"${marker}"}`, 'application/json'),
  'fields of a plain form': () => byScript(`email=${marker}`, 'application/x-www-form-urlencoded'),
  'arguments without a form': () => byScript(`[{"values":{}},{"email":"${marker}"}]`),
  'no arguments': () => byScript('[]'),
  'nothing at all': () => byScript(''),
  'bytes of no type': () => ({ headers: { 'next-action': action() }, body: Uint8Array.of(1, 2, 3) }),
  'what is no JSON': () => scripted(['0', `${marker}{`]),
  'an argument too few': () => scripted(['0', '["$K1"]']),
  'arguments in a circle': () => scripted(['0', '["$1","$K1"]'], ['1', '["$0"]']),
  'another action as an argument': () => scripted(['0', '[{},"$F1"]'], ['1', `{"id":"${action()}"}`]),
  'an array in the place of the state': () => scripted(['0', `[["${marker}"],"$K1"]`]),
  'arguments five thousand deep': () => scripted(['0', `[${deep},"$K1"]`]),
  'three thousand fields': () => scripted(['0', '[{},"$K1"]'], ...many),
  'a form cut off': () => byScript(cutOff, multipart),
  'a form without its boundary': () => byScript(marker, 'multipart/form-data'),
  'an id that nothing has': () => ({ ...scripted(['0', '[{},"$K1"]']), headers: { 'next-action': madeUp } }),
  'an id that is a path': () => byScript('[]', text, `../../${marker}`),
  'an id that is a property': () => byScript('[]', text, '__proto__'),
  'a page form for no action': () => ({ body: fields(['email', marker]) }),
  'a page form for an action that is not there': () =>
    onPage(reference('$@1', madeUp), ['$ACTION_1:1', '[{}]']),
  'a page form that names nothing': () => onPage(),
  'a page form whose action is no JSON': () => onPage(['$ACTION_1:0', marker]),
  'a page form without a state': () => onPage(reference()),
  'a page form bound to nothing': () => onPage(reference(null)),
  'a page form with no state': () => onPage(reference(), ['$ACTION_1:1', '[]']),
  'a page form five thousand deep': () => onPage(reference(), ['$ACTION_1:1', `[${deep}]`]),
  'a page form cut off': () => ({ headers: { 'content-type': multipart }, body: cutOff }),
  'a page form without its boundary': () => ({
    headers: { 'content-type': 'multipart/form-data' },
    body: marker,
  }),
}

for (const [what, make] of Object.entries(raw))
  test(`an action that is sent ${what} answers with a sentence`, async ({ baseURL }) => {
    const { headers, body } = make()
    const response = await fetch(`${baseURL}/sign-in`, {
      method: 'POST',
      headers: { origin: baseURL ?? '', accept: 'text/html', ...headers },
      body,
      redirect: 'manual',
    })
    expect(response.status).toBe(400)
    const answered = await response.text()
    expect(answered).toContain('The form could not be read. Nothing was changed.')
    expect(answered).not.toContain(marker)
  })
