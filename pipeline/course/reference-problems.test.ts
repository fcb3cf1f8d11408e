import { expectProblems, type ProblemCase } from '../fixtures/expect-problems.ts'
import { edited } from '../fixtures/small-course.ts'

const module = (piece: string, replacement: string) => edited('01-doors/module.mdx', piece, replacement)
const lesson = (piece: string, replacement: string) => edited('01-doors/01-opening.mdx', piece, replacement)
const quiz = (piece: string, replacement: string) => edited('01-doors/locks.quiz.yaml', piece, replacement)

const inIds: ProblemCase[] = [
  [
    'reserved id',
    module('id: doors', 'id: quiz'),
    '01-doors/module.mdx:2:5',
    '"id" is "quiz", which is a reserved word.',
  ],
  [
    'invalid id',
    lesson('id: opening', 'id: Opening Doors'),
    '01-doors/01-opening.mdx:2:5',
    '"Opening Doors" is not a valid id.',
    'Use lower-case letters, digits and single hyphens, beginning with a letter, such as "opening-doors".',
  ],
  [
    'duplicate question',
    quiz('id: doors-open', 'id: which-key'),
    '01-doors/locks.quiz.yaml:20:9',
    'The question id "which-key" is used twice in this course.',
    'Choose another id; the first one is in small/01-doors/locks.quiz.yaml, line 5.',
  ],
  [
    'duplicate term',
    edited(
      'glossary.yaml',
      '  - id: fork\n',
      '  - id: fork\n    term: fork\n    definition: A.\n  - id: fork\n',
    ),
    'glossary.yaml:5:9',
    'The term id "fork" is used twice in this course.',
  ],
  [
    'duplicate option',
    quiz('id: blue', 'id: red'),
    '01-doors/locks.quiz.yaml:17:13',
    'Two options of this question have the id "red".',
  ],
  [
    'former id that is taken',
    quiz('id: doors-open', 'id: doors-open\n    was: [which-key]'),
    '01-doors/locks.quiz.yaml:21:11',
    'The question id "which-key" stands once as an id and once as a former id, or twice as a former one.',
  ],
  [
    'question without id',
    quiz('  - id: doors-open\n    type', '  - type'),
    '01-doors/locks.quiz.yaml:20:5',
    '"id" is missing.',
  ],
]

const inCoverage: ProblemCase[] = [
  [
    'key point without questions',
    { 'small/01-doors/locks.quiz.yaml': null },
    '01-doors/module.mdx:8:9',
    'The key point "locks" has no questions.',
  ],
  [
    'empty list of questions',
    { 'small/01-doors/locks.quiz.yaml': 'keyPoint: locks\ndraw: 1\npassMark: 75\nquestions: []\n' },
    '01-doors/locks.quiz.yaml:4:12',
    '"questions" needs at least 1 entry.',
  ],
  [
    'fewer questions than drawn',
    quiz('draw: 1', 'draw: 3'),
    '01-doors/locks.quiz.yaml:2:7',
    'An attempt draws 3 questions, and there are 2.',
  ],
  [
    'feedback after a last attempt that never comes',
    quiz('draw: 1', 'draw: 1\nfeedbackRelease: after-last-attempt'),
    '01-doors/locks.quiz.yaml:3:18',
    'Feedback waits for the last attempt, and there is none: attempts are unlimited.',
  ],
  [
    'key point without a section',
    module('sections: [opening#keys]', 'sections: []'),
    '01-doors/module.mdx:11:15',
    '"sections" needs at least 1 entry.',
  ],
  [
    'no sections at all',
    module('    sections: [opening#keys]\n', ''),
    '01-doors/module.mdx:8:5',
    '"sections" is missing.',
  ],
  [
    'unserved objective',
    module('  - id: close-doors\n', '  - id: open-doors\n    text: Open doors.\n  - id: close-doors\n'),
    '01-doors/module.mdx:5:9',
    'No key point serves the objective "open-doors".',
  ],
  [
    'unknown objective of a key point',
    module('objectives: [close-doors]', 'objectives: [close-doors, close-door]'),
    '01-doors/module.mdx:10:31',
    'This module has no objective "close-door".',
    'Did you mean "close-doors"?',
  ],
  [
    'unknown objective of a lesson',
    lesson('[close-doors]', '[shut]'),
    '01-doors/01-opening.mdx:5:14',
    'This module has no objective "shut".',
  ],
  [
    'dangling heading',
    module('opening#keys', 'opening#key'),
    '01-doors/module.mdx:11:16',
    'The lesson "opening" has no heading "key".',
    'Did you mean "keys"?',
  ],
  [
    'dangling lesson',
    quiz('opening#spare', 'closing#spare'),
    '01-doors/locks.quiz.yaml:23:13',
    'There is no lesson "closing" in this course.',
  ],
  [
    'no section reference',
    quiz('opening#spare', 'opening'),
    '01-doors/locks.quiz.yaml:23:13',
    '"opening" is not a section of a lesson.',
  ],
  [
    'quiz of no key point',
    {
      'small/01-doors/lock.quiz.yaml':
        'keyPoint: lock\ndraw: 1\npassMark: 1\nquestions: [{id: q, type: true-false, prompt: p, source: opening#keys, answer: true, feedback: {ifTrue: a, ifFalse: b}}]',
    },
    '01-doors/lock.quiz.yaml:1:11',
    'This module has no key point "lock".',
    'Did you mean "locks"?',
  ],
  [
    'module without module.mdx',
    { 'small/02-windows/01-glass.mdx': '---\nid: glass\ntitle: Glass\ndurationMinutes: 1\n---\n' },
    '02-windows/module.mdx:1:1',
    'This module has no module.mdx.',
  ],
]

expectProblems('what is wrong with ids', inIds)
expectProblems('what is not covered', inCoverage)
