import { Notice } from '#components/ui/notice.tsx'
import type { HandOver } from './form-state.ts'

/** A link that is shown this once; selecting the field selects all of it. */
export function HandOverNotice({ id, handOver }: { id: string; handOver: HandOver }) {
  const { title, text, label, url, next } = handOver
  return (
    <Notice kind="success" title={title} answers>
      <p>{text}</p>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-url`}>
          {label}
        </label>
        <input className="control control-link" id={`${id}-url`} type="text" readOnly value={url} />
      </div>
      <p>
        <a href={next.href}>{next.label}</a>
      </p>
    </Notice>
  )
}
