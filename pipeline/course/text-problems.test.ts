import { expectProblems, type ProblemCase } from '../fixtures/expect-problems.ts'
import { edited } from '../fixtures/small-course.ts'

const module = (piece: string, replacement: string) => edited('01-doors/module.mdx', piece, replacement)
const lesson = (piece: string, replacement: string) => edited('01-doors/01-opening.mdx', piece, replacement)
const body = (text: string) => lesson('Every door opens.[^1] See [keys](#keys).', `${text}\n\nNearly.[^1]`)

const inText2: ProblemCase[] = [
  [
    'heading without id',
    lesson('### Spare keys [#spare]', '### Spare keys'),
    '01-doors/01-opening.mdx:17:1',
    'The heading "Spare keys" has no id.',
  ],
  [
    'heading of the first level',
    body('# Doors [#doors]'),
    '01-doors/01-opening.mdx:7:1',
    'A heading of the first level is not allowed.',
  ],
  [
    'heading too deep',
    body('#### Doors [#doors]'),
    '01-doors/01-opening.mdx:7:1',
    'A heading of the fourth level or deeper is not allowed.',
  ],
  [
    'heading id used twice',
    lesson('[#spare]', '[#keys]'),
    '01-doors/01-opening.mdx:17:1',
    'The heading id "keys" is used twice in this file.',
  ],
  [
    'unknown term',
    lesson('<Term id="fork">', '<Term id="form">'),
    '01-doors/01-opening.mdx:9:25',
    'The glossary has no term "form".',
    'Did you mean "fork"?',
  ],
  [
    'unknown key point',
    lesson('keyPoint="locks"', 'keyPoint="clocks"'),
    '01-doors/01-opening.mdx:31:16',
    'This module has no key point "clocks".',
    'Did you mean "locks"?',
  ],
  [
    'check that is not at the top',
    body('- <KeyPointCheck keyPoint="locks" />'),
    '01-doors/01-opening.mdx:7:3',
    '<KeyPointCheck> stands inside something else.',
  ],
  [
    'block within a line',
    body('Look: <KeyPointCheck keyPoint="locks" />'),
    '01-doors/01-opening.mdx:7:7',
    '<KeyPointCheck> stands within a line of text.',
  ],
  [
    'summary in a lesson',
    body('<Summary title="x">\n\nX\n\n</Summary>'),
    '01-doors/01-opening.mdx:7:1',
    '<Summary> has no place in a lesson.',
  ],
  [
    'second summary',
    module('Doors open and close.', '<Summary title="x">\n\nX\n\n</Summary>'),
    '01-doors/module.mdx:19:1',
    'This is the second <Summary>.',
  ],
  ['empty callout', lesson('\nKeys fit locks.\n', ''), '01-doors/01-opening.mdx:11:1', '<Callout> is empty.'],
  [
    'figure without alternative text',
    lesson(' alt="A key"', ''),
    '01-doors/01-opening.mdx:19:1',
    'This image has no alternative text.',
  ],
  [
    'figure with an empty one',
    lesson('alt="A key"', 'alt=" "'),
    '01-doors/01-opening.mdx:19:31',
    'This image has no alternative text.',
  ],
  [
    'image without one',
    lesson('![A dot]', '![]'),
    '01-doors/01-opening.mdx:25:1',
    'This image has no alternative text.',
  ],
  [
    'missing image',
    lesson('figures/key.svg', 'figures/keys.svg'),
    '01-doors/01-opening.mdx:19:9',
    'There is no image "figures/keys.svg".',
    'Did you mean "figures/key.svg"?',
  ],
  [
    'image out of the module',
    lesson('figures/dot.png', '../../secret.png'),
    '01-doors/01-opening.mdx:25:1',
    'There is no image "../../secret.png".',
  ],
  [
    'image from elsewhere',
    lesson('figures/dot.png', 'https://x.example/a.png'),
    '01-doors/01-opening.mdx:25:1',
    'There is no image "https://x.example/a.png".',
  ],
  [
    'script in an image',
    { 'small/01-doors/figures/key.svg': '<svg viewBox="0 0 1 1">\n<script>alert()</script></svg>' },
    '01-doors/figures/key.svg:2:1',
    'This SVG holds a script.',
  ],
  [
    'image without a size',
    { 'small/01-doors/figures/key.svg': '<svg/>' },
    '01-doors/figures/key.svg:1:1',
    'This SVG does not say its size.',
  ],
  [
    'script in a link',
    body('[x](javascript:alert)'),
    '01-doors/01-opening.mdx:7:1',
    'The link to "javascript:alert" leads nowhere.',
  ],
  [
    'link to no heading',
    lesson('(#keys)', '(#kees)'),
    '01-doors/01-opening.mdx:7:27',
    'No heading of this file has the id "kees".',
    'Did you mean "keys"?',
  ],
  [
    'link to no lesson',
    body('[x](closing#keys)'),
    '01-doors/01-opening.mdx:7:1',
    'There is no lesson "closing" in this course.',
  ],
  [
    'undefined footnote',
    body('Doors[^2] open.'),
    '01-doors/01-opening.mdx:7:6',
    'There is no footnote [^2].',
  ],
  [
    'unused footnote',
    lesson('opens.[^1]', 'opens.'),
    '01-doors/01-opening.mdx:33:1',
    'Nothing refers to the footnote [^1].',
  ],
]

expectProblems('what is wrong in a text', inText2)
