import { expect, test } from 'vitest'
import { storageSentence } from './storage-problem.mjs'

test.each([
  [
    { code: 'ENOSPC', path: '/srv/data/secrets.json' },
    /^There is no space left for \/srv\/data\/secrets\.json\./,
  ],
  [{ name: 'ErrnoError', errno: 51 }, /^There is no space left for \.data\./],
  [
    { message: 'could not write to file "pg_wal/x": No space left on device' },
    /^There is no space left for \.data\./,
  ],
  [
    { code: 'EROFS', errno: -30, path: '/srv/data' },
    /^\/srv\/data is on a file system that can only be read\./,
  ],
  [{ code: 'EACCES', path: '/srv/data' }, /^This user may not write to \/srv\/data\./],
])('a place that cannot be written to is told in a sentence: %j', (error, sentence) => {
  expect(storageSentence(error, '.data')).toMatch(sentence)
})

test.each([{ code: 'ENOENT', errno: -2 }, new Error('Something else'), null, 'ENOSPC'])(
  'another error is not taken for one: %j',
  (error) => {
    expect(storageSentence(error, '.data')).toBeNull()
  },
)
