import type { Nodes } from 'mdast'
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx'
import { didYouMean } from '../source/did-you-mean.ts'
import { type Fault, faultAt, fileStart, type Position } from '../source/position.ts'
import { type AttributeRule, type ComponentRule, componentRules } from './component-rules.ts'

export type Component = MdxJsxFlowElement | MdxJsxTextElement

/** Everything wrong with one use of a component, or of a tag that is none. `home` is the kind of file it stands in. */
export function checkComponent(component: Component, ancestors: Nodes[], home: 'module' | 'lesson'): Fault[] {
  const name = component.name ?? ''
  const at = startOf(component)
  if (name === '')
    return [
      faultAt(at, 'An empty tag "<>" is not allowed.', 'Remove it, or write \\< for a literal character.'),
    ]
  const rule = componentRules[name]
  if (!rule) return [unknownTag(name, at)]
  return [
    ...checkAttributes(component, name, rule),
    ...checkPlace(component, ancestors, name, rule),
    ...checkHome(component, ancestors, name, rule, home),
    ...checkChildren(component, name, rule),
  ]
}

/** The value of an attribute as text; null when it is absent or no text. */
export function attributeOf(
  component: Component,
  name: string,
): { value: string; position: Position } | null {
  const found = component.attributes.find((attribute) => 'name' in attribute && attribute.name === name)
  if (!found || typeof found.value !== 'string') return null
  return { value: found.value, position: startOf(found) }
}

function unknownTag(name: string, at: Position): Fault {
  if (/^[a-z]/.test(name))
    return faultAt(
      at,
      `Raw HTML <${name}> is not allowed.`,
      `Use Markdown; to show the characters write \\<${name}>.`,
    )
  const known = Object.keys(componentRules)
  return faultAt(
    at,
    `Unknown component <${name}>.`,
    didYouMean(name, known, `The components are ${known.join(', ')}.`),
  )
}

function checkAttributes(component: Component, name: string, rule: ComponentRule): Fault[] {
  const faults: Fault[] = []
  const seen = new Set<string>()
  for (const attribute of component.attributes) {
    const at = startOf(attribute, startOf(component))
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      faults.push(
        faultAt(at, 'An expression in braces is not allowed here.', 'Write each attribute as name="text".'),
      )
      continue
    }
    const attributeRule = rule.attributes[attribute.name]
    if (seen.has(attribute.name))
      faults.push(faultAt(at, `"${attribute.name}" stands twice in <${name}>.`, 'Keep one of the two.'))
    else if (attributeRule) faults.push(...checkValue(attribute, name, attributeRule, at))
    else faults.push(unknownAttribute(attribute.name, name, rule, at))
    seen.add(attribute.name)
  }
  for (const [missing, { required }] of Object.entries(rule.attributes))
    if (required && !seen.has(missing)) faults.push(missingAttribute(missing, name, rule, startOf(component)))
  return faults
}

function checkValue(attribute: MdxJsxAttribute, name: string, rule: AttributeRule, at: Position): Fault[] {
  const { value } = attribute
  if (typeof value === 'object' && value !== null)
    return [faultAt(at, 'An expression in braces is not allowed here.', `Write ${attribute.name}="text".`)]
  if (!value?.trim()) {
    if (attribute.name === 'alt') return [noAlternativeText(at)]
    return [faultAt(at, `"${attribute.name}" of <${name}> is empty.`, `Write ${attribute.name}="text".`)]
  }
  if (!rule.values || rule.values.includes(value)) return []
  const otherwise = `Write one of ${rule.values.join(', ')}.`
  const what = `"${value}" is no ${attribute.name} of <${name}>.`
  return [faultAt(at, what, didYouMean(value, rule.values, otherwise))]
}

function unknownAttribute(attribute: string, name: string, rule: ComponentRule, at: Position): Fault {
  const known = Object.keys(rule.attributes)
  const what = `<${name}> has no attribute "${attribute}".`
  return faultAt(at, what, didYouMean(attribute, known, `Remove it; <${name}> takes ${known.join(', ')}.`))
}

function missingAttribute(attribute: string, name: string, rule: ComponentRule, at: Position): Fault {
  if (attribute === 'alt') return noAlternativeText(at)
  return faultAt(at, `<${name}> has no "${attribute}".`, `Write it as ${rule.example}.`)
}

/** The fault of an image that says nothing to who cannot see it. */
export function noAlternativeText(at: Position): Fault {
  return faultAt(
    at,
    'This image has no alternative text.',
    'Say in alt what a reader learns from the image, for those who cannot see it.',
  )
}

function checkPlace(component: Component, ancestors: Nodes[], name: string, rule: ComponentRule): Fault[] {
  const at = startOf(component)
  if (rule.place === 'block' && component.type === 'mdxJsxTextElement' && !standsAlone(ancestors.at(-1)))
    return [
      faultAt(
        at,
        `<${name}> stands within a line of text.`,
        `Put <${name}> on a line of its own, with blank lines around it.`,
      ),
    ]
  if (rule.place === 'inline' && component.type === 'mdxJsxFlowElement')
    return [
      faultAt(
        at,
        `<${name}> stands apart from any sentence.`,
        `Write it within a line of text: ${rule.example}.`,
      ),
    ]
  if (rule.place === 'inline' && ancestors.some((node) => node.type === 'link' || isComponent(node, name)))
    return [
      faultAt(at, `<${name}> stands inside a link or another <${name}>.`, 'Put it before or after that.'),
    ]
  return []
}

/** A paragraph of nothing but tags: MDX takes the tags out of it. */
function standsAlone(parent: Nodes | undefined): boolean {
  return (
    parent?.type === 'paragraph' &&
    parent.children.every(
      (child) => child.type === 'mdxJsxTextElement' || (child.type === 'text' && child.value.trim() === ''),
    )
  )
}

function checkHome(
  component: Component,
  ancestors: Nodes[],
  name: string,
  rule: ComponentRule,
  home: 'module' | 'lesson',
): Fault[] {
  const at = startOf(component)
  if (rule.onlyIn && rule.onlyIn !== home)
    return [
      faultAt(
        at,
        `<${name}> has no place in a ${home}.`,
        `Use it in ${rule.onlyIn === 'module' ? 'module.mdx' : 'a lesson'} only.`,
      ),
    ]
  const inside = ancestors.filter((node) => node.type !== 'root' && !standsAlone(node))
  if (rule.onlyAtTopLevel && inside.length > 0)
    return [
      faultAt(
        at,
        `<${name}> stands inside something else.`,
        'Put it at the top level of the file, between paragraphs.',
      ),
    ]
  return []
}

function checkChildren(component: Component, name: string, rule: ComponentRule): Fault[] {
  const isEmpty = component.children.length === 0
  if (rule.children === 'required' && isEmpty)
    return [
      faultAt(startOf(component), `<${name}> is empty.`, `Write something between <${name}> and </${name}>.`),
    ]
  if (rule.children === 'none' && !isEmpty)
    return [faultAt(startOf(component), `<${name}> takes no content.`, `Write it as ${rule.example}.`)]
  return []
}

function isComponent(node: Nodes, name: string): boolean {
  return (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && node.name === name
}

/** Where a node begins. */
export function startOf(
  node: { position?: { start: Position } | undefined },
  otherwise: Position = fileStart,
): Position {
  const start = node.position?.start ?? otherwise
  return { line: start.line, column: start.column }
}
