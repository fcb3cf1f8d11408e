import { expect, test } from 'vitest'
import { signInOrigin } from './sign-in-origin.ts'

const from = (agent: string) =>
  signInOrigin(new Headers({ 'user-agent': agent, 'x-keypoint-address': '192.0.2.7' }))

test('a browser and its system are kept as words, without versions', () => {
  expect(from('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toEqual({
    browser: 'Firefox',
    system: 'Linux',
    networkAddress: '192.0.2.7',
  })
})

test('what names neither is kept as nothing, however strange or long', () => {
  expect(from(`curl/8.0 ${'x'.repeat(5000)}`)).toMatchObject({ browser: null, system: null })
})
