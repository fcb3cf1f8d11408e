import { Button, ButtonLink } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/controls.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'

export type Filter = { name: string; label: string; value?: string } & (
  | { kind: 'text' | 'day' }
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
)

type FilterFormProps = {
  path: string
  filters: readonly Filter[]
  /** Parameters that stay as they are. */
  kept?: Record<string, string | undefined>
  words: { summary: string; apply: string; clear: string }
  clearHref: string
  open?: boolean
}

/** Filters that stand in the address, so that a list can be sent to somebody. */
export function FilterForm({ path, filters, kept = {}, words, clearHref, open }: FilterFormProps) {
  return (
    <Disclosure summary={words.summary} open={open}>
      <form className="filters" method="get" action={path}>
        {Object.entries(kept).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        {filters.map((filter) => (
          <FilterControl key={filter.name} filter={filter} />
        ))}
        <div className="row">
          <Button>{words.apply}</Button>
          <ButtonLink href={clearHref} look="quiet">
            {words.clear}
          </ButtonLink>
        </div>
      </form>
    </Disclosure>
  )
}

function FilterControl({ filter }: { filter: Filter }) {
  const { name, value } = filter
  const text = { id: `filter-${name}`, label: filter.label }
  if (filter.kind === 'choice')
    return <SelectField text={text} name={name} options={filter.options} value={value} />
  const type = filter.kind === 'day' ? 'date' : 'search'
  return <TextField text={text} name={name} value={value} type={type} short={filter.kind === 'day'} />
}
