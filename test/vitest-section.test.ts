import { expect, test } from 'vitest'
import { skippedNames } from './vitest-section.ts'

test('a test that was not tried here is named, with whom it is for', () => {
  const results = [
    { fullName: 'by a user who may mount a tmpfs: a full disk ends with a sentence', status: 'skipped' },
    { fullName: 'a start on an empty folder serves', status: 'passed' },
    { fullName: 'a port that is taken is named', status: 'failed' },
    { fullName: 'what shall be tested one day', status: 'todo' },
  ]
  expect(skippedNames({ testResults: [{ assertionResults: results }] })).toEqual([
    'by a user who may mount a tmpfs: a full disk ends with a sentence',
    'what shall be tested one day',
  ])
})
