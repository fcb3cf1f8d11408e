import { figureEndings, figureMediaType } from '#domain/course/figure.ts'
import { type Fault, faultAt, fileStart, positionAt } from '../source/position.ts'

type FigureSize = { width: number; height: number }
export type FigureRead = { size: FigureSize; faults: [] } | { size: null; faults: Fault[] }

const maxBytes = 2_000_000

/** The size of an image in CSS pixels, and what keeps it from being shown: its kind, its weight, code in an SVG. */
export function readFigure(file: string, bytes: Buffer): FigureRead {
  if (!figureMediaType(file))
    return fail('Images of this kind are not shown.', `Save it as one of ${figureEndings.join(', ')}.`)
  if (bytes.length > maxBytes) return fail('This image is larger than 2 MB.', 'Make it smaller.')
  return file.toLowerCase().endsWith('.svg') ? readSvg(bytes.toString('utf8')) : readPng(bytes)
}

function readPng(bytes: Buffer): FigureRead {
  const isPng = bytes.length > 24 && bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n'
  if (!isPng) return fail('This is not a PNG image.', 'Save it again as PNG.')
  return { size: { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }, faults: [] }
}

function readSvg(text: string): FigureRead {
  const code = svgCode(text)
  if (code.length > 0) return { size: null, faults: code }
  const root = /<svg\b[^>]*>/.exec(text)?.[0] ?? ''
  const [, , width, height] = (/\bviewBox="([^"]*)"/.exec(root)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (width && height && width > 0 && height > 0)
    return { size: { width: Math.round(width), height: Math.round(height) }, faults: [] }
  return fail('This SVG does not say its size.', 'Give its <svg> a viewBox="0 0 width height".')
}

const refusedInSvg: [RegExp, string][] = [
  [/<script\b/i, 'a script'],
  [/<foreignObject\b/i, 'foreign content'],
  [/<!(DOCTYPE|ENTITY)\b/i, 'a document type'],
  [/\son[a-z]+\s*=/i, 'an event handler'],
  [/\bhref\s*=\s*["'](?!#)/i, 'a link to elsewhere'],
  [/\burl\(\s*["']?(?!["']?#)/i, 'a link to elsewhere'],
  [/@import\b/i, 'a link to elsewhere'],
]

function svgCode(text: string): Fault[] {
  return refusedInSvg.flatMap(([pattern, name]) => {
    const match = pattern.exec(text)
    if (!match) return []
    return [
      faultAt(positionAt(text, match.index), `This SVG holds ${name}.`, 'Remove it; a figure is only drawn.'),
    ]
  })
}

function fail(what: string, fix: string): FigureRead {
  return { size: null, faults: [faultAt(fileStart, what, fix)] }
}
