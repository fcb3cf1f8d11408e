import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { AssignState } from './assign-state.ts'

type AssignPreviewProps = {
  preview: NonNullable<AssignState['preview']>
  values: Record<string, string>
  words: { previewTitle: string; confirm: string; change: string }
  waiting: boolean
}

/** What would be assigned, to read before it is. */
export function AssignPreview({ preview, values, words, waiting }: AssignPreviewProps) {
  const { sentence, people, names, more, late } = preview
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        name === 'step' ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <section className="panel" aria-labelledby="preview-title">
        <h2 id="preview-title">{words.previewTitle}</h2>
        <p className="lead">{sentence}</p>
        <p>{people}</p>
        <ul>
          {names.map((name, index) => (
            <li key={`${index}-${name}`}>{name}</li>
          ))}
          {more === '' ? null : <li>{more}</li>}
        </ul>
        {late === '' ? null : <Notice kind="warning" title={late} />}
      </section>
      <div className="row">
        <Button name="step" value="confirm" disabled={waiting}>
          {words.confirm}
        </Button>
        <Button name="step" value="change" look="secondary" disabled={waiting}>
          {words.change}
        </Button>
      </div>
    </>
  )
}
