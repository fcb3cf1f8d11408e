/** What an author may write of a component. */
export type ComponentRule = {
  place: 'block' | 'inline'
  attributes: Record<string, AttributeRule>
  children: 'required' | 'optional' | 'none'
  onlyIn?: 'module' | 'lesson'
  onlyAtTopLevel?: true
  example: string
}
export type AttributeRule = {
  required: boolean
  values?: readonly string[]
  refersTo?: 'term' | 'figure' | 'key-point'
}

const calloutKinds = ['note', 'example', 'warning', 'remember'] as const
export type CalloutKind = (typeof calloutKinds)[number]

/** The components that MDX may use, by name. They are passed in, never imported. */
export const componentRules: Readonly<Record<string, ComponentRule>> = {
  Callout: {
    place: 'block',
    attributes: { kind: { required: true, values: calloutKinds }, title: { required: false } },
    children: 'required',
    example: '<Callout kind="note" title="...">',
  },
  Figure: {
    place: 'block',
    attributes: {
      src: { required: true, refersTo: 'figure' },
      alt: { required: true },
      caption: { required: false },
    },
    children: 'optional',
    example: '<Figure src="figures/name.svg" alt="..." caption="..." />',
  },
  Term: {
    place: 'inline',
    attributes: { id: { required: true, refersTo: 'term' } },
    children: 'required',
    example: '<Term id="fork">forks</Term>',
  },
  KeyPointCheck: {
    place: 'block',
    attributes: { keyPoint: { required: true, refersTo: 'key-point' } },
    children: 'none',
    onlyIn: 'lesson',
    onlyAtTopLevel: true,
    example: '<KeyPointCheck keyPoint="no-zero-risk" />',
  },
  Summary: {
    place: 'block',
    attributes: { title: { required: true } },
    children: 'required',
    onlyIn: 'module',
    onlyAtTopLevel: true,
    example: '<Summary title="...">',
  },
}
