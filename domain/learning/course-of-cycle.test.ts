import { describe, expect, test } from 'vitest'
import { courseOf, keyPoint, lesson } from '#test/factories/course.ts'
import { courseOfCycle } from './course-of-cycle.ts'

const pinned = courseOf([lesson('first'), lesson('second')], [keyPoint('risk')])

describe('the course of somebody whose cycle began on an older release', () => {
  test('is the pinned one while nothing else is live', () => {
    expect(courseOfCycle(pinned, pinned)).toBe(pinned)
    expect(courseOfCycle(pinned, undefined)).toBe(pinned)
  })

  test('shows corrected texts, also of a lesson that was renamed, under the ids that count', () => {
    const live = courseOf(
      [lesson('first', { title: 'Corrected' }), lesson('deux', { was: ['second'], title: 'Renamed' })],
      [keyPoint('risk')],
      { title: 'Open source, revised' },
    )
    const seen = courseOfCycle(pinned, live)
    expect(seen.title).toBe('Open source, revised')
    expect(seen.modules[0]?.lessons.map(({ id, title }) => [id, title])).toEqual([
      ['first', 'Corrected'],
      ['second', 'Renamed'],
    ])
  })

  test('keeps a lesson that was dropped, so that what counts can still be done', () => {
    const live = courseOf([lesson('first')], [keyPoint('risk')])
    expect(courseOfCycle(pinned, live).modules[0]?.lessons.map((item) => item.id)).toEqual([
      'first',
      'second',
    ])
  })

  test('asks for nothing that was added and shows no quiz that it has not', () => {
    const added = { kind: 'key-point-check' as const, keyPointId: 'new-one' }
    const text = { kind: 'html' as const, html: '<p>now</p>' }
    const live = courseOf(
      [lesson('first', { segments: [text, added] }), lesson('third')],
      [keyPoint('risk', { statement: 'Another' }), keyPoint('new-one')],
    )
    const [module] = courseOfCycle(pinned, live).modules
    expect(module?.lessons.map((item) => item.id)).toEqual(['first', 'second'])
    expect(module?.lessons[0]?.segments).toEqual([text])
    expect(module?.keyPoints).toEqual(pinned.modules[0]?.keyPoints)
  })
})
