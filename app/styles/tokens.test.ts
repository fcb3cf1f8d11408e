import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')
const hues = Array.from({ length: 24 }, (_, index) => index * 15)

const textOn: [text: string, ground: string][] = [
  ...[
    'ink',
    'ink-soft',
    'accent',
    'accent-strong',
    'completed',
    'overdue',
    'in-progress',
    'not-started',
    'warning',
  ].flatMap((text): [string, string][] => [
    [text, 'paper'],
    [text, 'paper-raised'],
    [text, 'paper-sunk'],
  ]),
  ...['completed', 'overdue', 'in-progress', 'not-started', 'warning', 'accent'].flatMap(
    (state): [string, string][] => [
      [state, `${state}-soft`],
      ['ink', `${state}-soft`],
      ['ink-soft', `${state}-soft`],
    ],
  ),
  ['accent-strong', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
]

describe.each([
  ['light', readTokens(light)],
  ['dark', readTokens(light + dark)],
])('in the %s palette', (_name, tokens) => {
  it.each(textOn)('%s on %s has a contrast of 4.5 or more, whatever the accent is', (text, ground) => {
    for (const hue of hues) expect(contrast(tokens, text, ground, hue)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ['line-strong', 'paper'],
    ['line-strong', 'paper-raised'],
    ['focus', 'paper'],
    ['focus', 'paper-raised'],
    ['focus', 'accent-soft'],
  ])('%s is seen against %s', (edge, ground) => {
    for (const hue of hues) expect(contrast(tokens, edge, ground, hue)).toBeGreaterThanOrEqual(3)
  })
})

type Colour = { lightness: number; chroma: number; hue: number | null }
type Tokens = Map<string, Colour>

function readTokens(text: string): Tokens {
  const found = text.matchAll(
    /--([\w-]+): oklch\(([\d.]+) (?:calc\()?([\d.]+)(?: \* var\(--accent-share\)\))? ([\d.]+|var\(--accent-hue\))\)/g,
  )
  return new Map(
    [...found].map(([, name = '', lightness, chroma, hue]) => [
      name,
      {
        lightness: Number(lightness),
        chroma: Number(chroma),
        hue: hue?.startsWith('var') ? null : Number(hue),
      },
    ]),
  )
}

/** WCAG 2.2, "contrast ratio". */
function contrast(tokens: Tokens, a: string, b: string, accentHue: number): number {
  const both = [a, b].map((name) => luminance(selectToken(tokens, name), accentHue))
  return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05)
}

function selectToken(tokens: Tokens, name: string): Colour {
  const token = tokens.get(name)
  if (!token) throw new Error(`No token ${name}`)
  return token
}

/** Relative luminance of an OKLCH colour, its channels clipped to sRGB as browsers do. */
function luminance({ lightness, chroma, hue }: Colour, accentHue: number): number {
  const angle = ((hue ?? accentHue) * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  const [r = 0, g = 0, bl = 0] = [red, green, blue].map((channel) => Math.min(1, Math.max(0, channel)))
  return 0.2126 * r + 0.7152 * g + 0.0722 * bl
}
