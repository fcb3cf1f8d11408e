import { expectProblems, type ProblemCase } from '../fixtures/expect-problems.ts'
import { edited } from '../fixtures/small-course.ts'

const course = (piece: string, replacement: string) => edited('course.yaml', piece, replacement)

const inCourse: ProblemCase[] = [
  [
    'unknown key',
    course('owner:', 'owners:'),
    'course.yaml:5:1',
    'Unknown key "owners".',
    'Did you mean "owner"?',
  ],
  ['missing key', course('owner: Nobody\n', ''), 'course.yaml:1:1', '"owner" is missing.'],
  ['missing id', course('id: small\n', ''), 'course.yaml:1:1', '"id" is missing.'],
  ['empty text', course('Testers', '" "'), 'course.yaml:4:11', '"audience" is empty.'],
  [
    'wrong type',
    course('durationMinutes: 5', 'durationMinutes: five'),
    'course.yaml:8:18',
    '"durationMinutes" must be a number, and is text.',
  ],
  [
    'no whole number',
    course('durationMinutes: 5', 'durationMinutes: 5.5'),
    'course.yaml:8:18',
    '"durationMinutes" must be a whole number, and is 5.5.',
  ],
  [
    'number for text',
    course('owner: Nobody', 'owner: 3'),
    'course.yaml:5:8',
    '"owner" must be text, and is a number.',
  ],
  [
    'no date',
    course('"2027-11-30"', '"30.11.2027"'),
    'course.yaml:6:11',
    '"reviewBy" is "30.11.2027", which is no date.',
  ],
  ['no language', course('[en]', '[english]'), 'course.yaml:7:11', '"english" is not a language tag.'],
  [
    'word outside a choice',
    course('lessons: all', 'lessons: al'),
    'course.yaml:10:12',
    '"lessons" is "al", which is none of all, none.',
    'Did you mean "all"?',
  ],
  [
    'bad union',
    course('keyPoints: [locks]', 'keyPoints: some'),
    'course.yaml:11:14',
    '"keyPoints" must be "all" or a list of ids of key points.',
  ],
  [
    'unknown key point in the rule',
    course('[locks]', '[lock]'),
    'course.yaml:11:15',
    'This course has no key point "lock".',
    'Did you mean "locks"?',
  ],
  [
    'id unlike the folder',
    course('id: small', 'id: smal'),
    'course.yaml:1:5',
    'The course\'s id "smal" is not the name of its folder, "small".',
  ],
  [
    'YAML syntax',
    course('title: A small course', 'title: A: b'),
    'course.yaml:2:8',
    'This is not valid YAML: Nested mappings are not allowed in compact mappings.',
  ],
  [
    'key written twice',
    course('owner: Nobody', 'owner: Nobody\nowner: Me'),
    'course.yaml:6:1',
    'The key "owner" stands here a second time.',
  ],
  ['no course.yaml', { 'small/course.yaml': null }, 'course.yaml:1:1', 'This course has no course.yaml.'],
  ['empty file', { 'small/glossary.yaml': '' }, 'glossary.yaml:1:1', 'Nothing is written here.'],
  [
    'unannounced translation',
    { 'small/course.fr.yaml': 'title: Un cours' },
    'course.fr.yaml:1:1',
    'This is a translation into "fr", which course.yaml does not list in "locales".',
  ],
  [
    'file that nothing reads',
    { 'small/01-doors/intro.mdx': '' },
    '01-doors/intro.mdx:1:1',
    'Nothing reads a file of this name here.',
  ],
  [
    'folder without a number',
    { 'small/windows/module.mdx': '' },
    'windows/module.mdx:1:1',
    'Nothing reads a file of this name here.',
  ],
  [
    'two modules of a number',
    {
      'small/01-gates/module.mdx': null,
      'small/01-gates/01-x.mdx': '---\nid: x\ntitle: X\ndurationMinutes: 1\n---\n',
    },
    '01-gates/module.mdx:1:1',
    'Two modules have the number 1.',
  ],
]

expectProblems('what is wrong in course.yaml and with files', inCourse)
