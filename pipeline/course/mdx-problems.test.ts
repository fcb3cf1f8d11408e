import { expectProblems, type ProblemCase } from '../fixtures/expect-problems.ts'
import { edited } from '../fixtures/small-course.ts'

const lesson = (piece: string, replacement: string) => edited('01-doors/01-opening.mdx', piece, replacement)
const body = (text: string) => lesson('Every door opens.[^1] See [keys](#keys).', `${text}\n\nNearly.[^1]`)

const inText: ProblemCase[] = [
  [
    'no front matter',
    { 'small/01-doors/02-x.mdx': 'Hello' },
    '01-doors/02-x.mdx:1:1',
    'The file does not begin with front matter.',
  ],
  [
    'open front matter',
    { 'small/01-doors/02-x.mdx': '---\nid: x\n' },
    '01-doors/02-x.mdx:1:1',
    'The front matter is not closed.',
  ],
  [
    'syntax of front matter',
    lesson('id: opening', 'id: [opening'),
    '01-doors/01-opening.mdx:3:1',
    'This is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
  ],
  ['unknown component', body('<Video />'), '01-doors/01-opening.mdx:7:1', 'Unknown component <Video>.'],
  [
    'misspelt component',
    body('<Calout kind="note">\n\nX\n\n</Calout>'),
    '01-doors/01-opening.mdx:7:1',
    'Unknown component <Calout>.',
    'Did you mean "Callout"?',
  ],
  [
    'unknown attribute',
    lesson('title="Mind', 'titel="Mind'),
    '01-doors/01-opening.mdx:11:22',
    '<Callout> has no attribute "titel".',
    'Did you mean "title"?',
  ],
  [
    'unknown kind',
    lesson('kind="note"', 'kind="notes"'),
    '01-doors/01-opening.mdx:11:10',
    '"notes" is no kind of <Callout>.',
    'Did you mean "note"?',
  ],
  [
    'missing attribute',
    lesson(' kind="note"', ''),
    '01-doors/01-opening.mdx:11:1',
    '<Callout> has no "kind".',
  ],
  ['raw HTML', body('Some <b>bold</b> text'), '01-doors/01-opening.mdx:7:6', 'Raw HTML <b> is not allowed.'],
  [
    'HTML comment',
    body('Some <!-- hidden --> text'),
    '01-doors/01-opening.mdx:7:7',
    'HTML comments are not allowed.',
  ],
  [
    'expression in a line',
    body('Doors {1 + 1} open'),
    '01-doors/01-opening.mdx:7:7',
    'An expression in braces is not allowed.',
  ],
  [
    'expression that is no code',
    body('Doors {die Türen} open'),
    '01-doors/01-opening.mdx:7:7',
    'An expression in braces is not allowed.',
  ],
  [
    'expression in an attribute',
    lesson('kind="note"', 'kind={kind}'),
    '01-doors/01-opening.mdx:11:10',
    'An expression in braces is not allowed here.',
  ],
  [
    'spread attributes',
    lesson('kind="note"', 'kind="note" {...all}'),
    '01-doors/01-opening.mdx:11:22',
    'An expression in braces is not allowed here.',
  ],
  [
    'open brace',
    body('Doors { open'),
    '01-doors/01-opening.mdx:7:7',
    'A brace "{" is opened and never closed.',
  ],
  [
    'import',
    body('import x from "y"'),
    '01-doors/01-opening.mdx:7:1',
    'A paragraph begins with "import" or "export".',
  ],
  [
    'export',
    body('export const a = 1'),
    '01-doors/01-opening.mdx:7:1',
    'A paragraph begins with "import" or "export".',
  ],
  [
    'unended tag',
    lesson('[^1]: Nearly.', 'A <Term id="fork>fork'),
    '01-doors/01-opening.mdx:33:3',
    'A tag is begun here and not ended.',
  ],
  [
    'unclosed tag',
    body('A <Term id="fork">fork\n\nnext'),
    '01-doors/01-opening.mdx:7:3',
    '<Term> is opened here and not closed.',
  ],
  [
    'closing tag within the last line',
    lesson('Keys fit locks.\n\n</Callout>', 'Keys fit locks.</Callout>'),
    '01-doors/01-opening.mdx:13:16',
    '</Callout> closes within a paragraph what was opened before it.',
  ],
  [
    'opening tag within the first line',
    lesson('gap">\n\nKeys', 'gap">Keys'),
    '01-doors/01-opening.mdx:11:1',
    '<Callout> is opened here and not closed.',
  ],
  [
    'unclosed block',
    lesson('\n</Callout>\n', ''),
    '01-doors/01-opening.mdx:11:1',
    '<Callout> is opened here and not closed.',
  ],
  [
    'stray closing tag',
    body('A </Term> b'),
    '01-doors/01-opening.mdx:7:4',
    'This closing tag has no opening tag.',
  ],
]

expectProblems('what is no plain MDX', inText)
