import { expectProblems, type ProblemCase } from '../fixtures/expect-problems.ts'
import { edited } from '../fixtures/small-course.ts'

const quiz = (piece: string, replacement: string) => edited('01-doors/locks.quiz.yaml', piece, replacement)

const inQuestions: ProblemCase[] = [
  [
    'question nobody can answer',
    quiz('correct: true', 'correct: false'),
    '01-doors/locks.quiz.yaml:12:5',
    'No option of this question is right.',
  ],
  [
    'unknown type',
    quiz('type: true-false', 'type: truefalse'),
    '01-doors/locks.quiz.yaml:21:11',
    'Unknown question type "truefalse".',
    'Did you mean "true-false"?',
  ],
  ['missing type', quiz('    type: true-false\n', ''), '01-doors/locks.quiz.yaml:20:5', '"type" is missing.'],
  [
    'unknown key of an option',
    quiz('feedback: Yes.\n      -', 'feedbak: Yes.\n      -'),
    '01-doors/locks.quiz.yaml:16:9',
    'Unknown key "feedbak".',
    'Did you mean "feedback"?',
  ],
  [
    'raw HTML in a prompt',
    quiz('Think *twice*.', 'Think <b>twice</b>.'),
    '01-doors/locks.quiz.yaml:10:13',
    'Raw HTML is not allowed.',
  ],
  [
    'paragraphs in an option',
    quiz('text: The blue one', 'text: "The\\n\\nblue one"'),
    '01-doors/locks.quiz.yaml:18:15',
    'This text has to fit on one line.',
  ],
  [
    'image in a prompt',
    quiz('prompt: Doors open.', 'prompt: Doors ![](x.png) open.'),
    '01-doors/locks.quiz.yaml:22:19',
    'A question has no images.',
  ],
  [
    'script in a link',
    quiz('prompt: Doors open.', 'prompt: "[x](javascript:alert)"'),
    '01-doors/locks.quiz.yaml:22:14',
    'The link to "javascript:alert" leads nowhere.',
  ],
]

expectProblems('what is wrong with questions', inQuestions)
