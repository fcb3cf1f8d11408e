import { expect, test } from 'vitest'
import { cookieName, cookieScope, pathCookie } from './cookie.ts'

const closed = { httpOnly: true, sameSite: 'lax' }

test('no script reads a cookie of ours, and no form of another site brings it', () => {
  const base = 'http://training.test'
  expect(cookieScope(base)).toEqual({ ...closed, secure: false, path: '/' })
  expect(pathCookie('keypoint-token', '/sign-out', base)).toEqual({
    ...closed,
    secure: false,
    path: '/sign-out',
    name: 'keypoint-token',
  })
})

test('with https a cookie goes over https alone, and no sibling of our domain can set it', () => {
  const base = 'https://training.example.org'
  expect(cookieName('keypoint', base)).toBe('__Host-keypoint')
  expect(cookieScope(base)).toEqual({ ...closed, secure: true, path: '/' })
  expect(pathCookie('keypoint-token', '/sign-out', base)).toMatchObject({
    secure: true,
    name: '__Secure-keypoint-token',
  })
})
