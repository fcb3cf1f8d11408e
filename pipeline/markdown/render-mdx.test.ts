import { describe, expect, test, vi } from 'vitest'
import { inert } from './inert.ts'
import type { RenderContext } from './render-context.ts'
import { renderMdx } from './render-mdx.ts'

vi.setConfig({ testTimeout: 30_000 }) // the bundler takes a second to wake up

const context: RenderContext = {
  itemId: 'opening',
  locale: 'en',
  terms: { fork: { term: 'fork', definition: 'A copy <of> "code".' } },
  figures: {
    'figures/key.svg': { url: '/courses/small/figures/01-doors/figures/key.svg', width: 80, height: 40 },
  },
  links: { 'closing#bolts': '/courses/small/doors/closing#bolts' },
}

describe('a rendered text', () => {
  test.each([
    ["a heading has its author's id", '## A *b* [#ab]', '<h2 id="ab">A <em>b</em></h2>'],
    [
      'an outward link does not hand over the window',
      '[x](https://x.example)',
      '<a href="https://x.example" rel="noopener">x</a>',
    ],
    [
      'a link to a section has its address',
      '[x](closing#bolts)',
      '<a href="/courses/small/doors/closing#bolts">x</a>',
    ],
    ['alignment is a class', '| a |\n|--:|\n| 1 |', '<td class="align-right">1</td>'],
    [
      'a table can be scrolled by keyboard',
      '| a |\n|---|\n| 1 |',
      '<div class="table-scroll" role="group" aria-label="Table 1" tabindex="0"><table>',
    ],
    [
      'a callout says its kind in words',
      '<Callout kind="remember" title="Close">\n\nNow.\n\n</Callout>',
      '<span class="callout-kind">Remember</span>: <span class="callout-name">Close</span>',
    ],
    [
      'a term explains itself without JavaScript',
      '<Term id="fork">Forks</Term> bend',
      'popoverTarget="opening_term-fork-1">Forks</button><span class="term-definition" id="opening_term-fork-1" popover="auto">',
    ],
    ['a definition is text', '<Term id="fork">Forks</Term> bend', 'A copy &lt;of&gt; &quot;code&quot;.'],
    [
      'a figure has its size',
      '<Figure src="figures/key.svg" alt="A key" />',
      '<img src="/courses/small/figures/01-doors/figures/key.svg" width="80" height="40" alt="A key" loading="lazy"/>',
    ],
    [
      'a figure has its long description',
      '<Figure src="figures/key.svg" alt="A key">\n\nTeeth.\n\n</Figure>',
      '<details class="figure-description"><summary>Description of the figure</summary><p>Teeth.</p></details>',
    ],
    ['a footnote leads there', 'A[^1]\n\n[^1]: B', '<sup><a href="#opening_fn-1" id="opening_fnref-1"'],
    ['a footnote leads back', 'A[^1]\n\n[^1]: B', '<a href="#opening_fnref-1"'],
    [
      'footnotes have a heading',
      'A[^1]\n\n[^1]: B',
      '<h2 class="footnotes-title" id="opening_footnotes">Footnotes</h2>',
    ],
    ['a task list has no controls', '- [x] a', '\u2611 a'],
    ['escaped characters are text', 'a \\{b} \\<c>', 'a {b} &lt;c&gt;'],
  ])('%s', async (_name, text, expected) => {
    expect(await rendered(text)).toContain(expected)
  })

  test('says its own words in the language of the text', async () => {
    const { html } = await renderMdx('/content/x.mdx', 'A[^1]\n\n[^1]: B', { ...context, locale: 'fr' })
    expect(html).toContain('Retour à l’appel de note 1')
  })

  test('has every id once', async () => {
    const html = await rendered(
      '<Term id="fork">A</Term> b <Term id="fork">C</Term>[^1][^1]\n\n<Callout kind="note">\n\nx\n\n</Callout>\n\n[^1]: B',
    )
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of html.matchAll(/(?:href="#|popoverTarget="|describedby="|labelledby=")([^"]*)"/g))
      expect(ids).toContain(target)
  })
})

describe('what could run is refused', () => {
  test.each([
    '<script>x</script>',
    '<p onclick="x">y</p>',
    '<p style="color: red">y</p>',
    '<a href="javascript:x">y</a>',
    '<a href=" JavaScript:x">y</a>',
    '<iframe src="/x"></iframe>',
  ])('%s', (html) => {
    expect(() => inert(html)).toThrow('Compiled text holds')
  })

  test('words that only look like it are not', () => {
    const html = '<p title="onclick=&quot;x&quot;">onclick="x" javascript: style="y"</p>'
    expect(inert(html)).toBe(html)
  })
})

async function rendered(text: string): Promise<string> {
  const { html, faults } = await renderMdx('/content/small/x.mdx', text, context)
  expect(faults).toEqual([])
  return html ?? ''
}
