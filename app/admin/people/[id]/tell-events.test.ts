import { expect, test } from 'vitest'
import { eventTypes } from '#domain/learning/event-types.ts'
import { locales, type MessageKey, messagesFor } from '#messages/index.ts'

const toldOfPeople = [...eventTypes.values()].filter(({ stream }) => stream === 'learner')

test.each(toldOfPeople.map(({ type }) => type))('%s can be told in every language', (type) => {
  for (const locale of locales) {
    const values = { course: 'C', lesson: 'L', statement: 'S', group: 'G', manager: 'M', role: 'R' }
    const numbers = { number: 1, percent: 80, left: 9 }
    const choices = {
      hasManager: 'no',
      hasDue: 'no',
      because: 'left',
      by: 'self',
      passed: 'yes',
      purpose: 'reset',
    }
    const sentence = messagesFor(locale)(`timeline.${type}` as MessageKey, {
      ...values,
      ...numbers,
      ...choices,
      due: '',
      zone: '',
    })
    expect(sentence).not.toBe('')
  }
})
