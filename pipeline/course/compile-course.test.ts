import { describe, expect, test, vi } from 'vitest'
import type { KeyPointItem, LessonItem, ModuleItem } from '#domain/course/catalogue.ts'
import { edited, smallCourseWith } from '../fixtures/small-course.ts'
import { CompileCache } from '../publish/compile-cache.ts'
import { compileCourse } from './compile-course.ts'

vi.setConfig({ testTimeout: 30_000 }) // the bundler takes a second to wake up

describe('a course without problems', async () => {
  const { compiled } = await compile()
  const itemOf = <Item>(kind: string, id: string) => {
    const entry = compiled?.entries.find((candidate) => candidate.kind === kind && candidate.itemId === id)
    return (entry && 'item' in entry ? entry.item : undefined) as Item
  }

  test('compiles to all of its items', () => {
    expect(compiled?.entries.map(({ kind, itemId }) => `${kind} ${itemId}`).sort()).toEqual([
      'course small',
      'figure 01-doors/figures/dot.png',
      'figure 01-doors/figures/key.svg',
      'key-point locks',
      'lesson opening',
      'module doors',
      'question doors-open',
      'question which-key',
    ])
  })

  test('a lesson is cut where its key-point check stands', () => {
    const { segments, headings } = itemOf<LessonItem>('lesson', 'opening')
    expect(segments.map((segment) => segment.kind)).toEqual(['html', 'key-point-check', 'html'])
    expect(segments[1]).toEqual({ kind: 'key-point-check', keyPointId: 'locks' })
    expect(headings).toEqual([
      { id: 'keys', depth: 2, text: 'Keys and their forks' },
      { id: 'spare', depth: 3, text: 'Spare keys' },
    ])
  })

  test('a module has its introduction and its summary apart', () => {
    const { introduction, summary, number } = itemOf<ModuleItem>('module', 'doors')
    expect({ introduction, summary, number }).toEqual({
      introduction: '<p>Doors open and close.</p>',
      summary: { title: 'Doors in short', html: '<p>Close them.</p>' },
      number: 1,
    })
  })

  test('a key point has its sections, its rule and its questions', () => {
    expect(itemOf<KeyPointItem>('key-point', 'locks')).toEqual({
      kind: 'key-point',
      id: 'locks',
      was: [],
      moduleId: 'doors',
      statement: 'A lock keeps a door closed.',
      objectives: ['close-doors'],
      sections: [{ lessonId: 'opening', headingId: 'keys' }],
      quiz: {
        draw: 1,
        passMark: 75,
        attempts: 'unlimited',
        feedbackRelease: 'after-pass',
        presentation: 'all',
      },
      questionIds: ['which-key', 'doors-open'],
    })
  })

  test('a question has its Markdown compiled', () => {
    expect(itemOf('question', 'which-key')).toMatchObject({
      prompt: '<p>Which key?</p>\n<p>Think <em>twice</em>.</p>',
      millipoints: 1000,
      source: { lessonId: 'opening', headingId: 'keys' },
      options: [
        { id: 'red', text: 'The <strong>red</strong> one', correct: true, feedback: '<p>Yes.</p>' },
        { id: 'blue', text: 'The blue one', correct: false },
      ],
    })
  })
})

test('a translation in a language that the course lists is left for later', async () => {
  const changes = {
    ...edited('course.yaml', '[en]', '[en, fr]'),
    'small/01-doors/01-opening.fr.mdx': 'Bonjour',
  }
  expect((await compile(changes)).problems).toEqual([])
})

test('all problems of a course are found at once, in reading order', async () => {
  const { problems } = await compile({
    ...edited('course.yaml', 'audience: Testers', 'audiance: Testers'),
    ...edited('01-doors/module.mdx', 'opening#keys', 'opening#locks'),
    ...edited('01-doors/locks.quiz.yaml', 'correct: true', 'correct: false'),
    ...edited('01-doors/01-opening.mdx', '![A dot]', '![]'),
  })
  expect(problems.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
    'small/01-doors/01-opening.mdx:25:1',
    'small/01-doors/locks.quiz.yaml:12:5',
    'small/01-doors/module.mdx:11:16',
    'small/course.yaml:1:1',
    'small/course.yaml:4:1',
  ])
})

function compile(changes: Record<string, string | null> = {}) {
  return compileCourse(smallCourseWith(changes), '/content', new CompileCache(null, 'test'))
}
