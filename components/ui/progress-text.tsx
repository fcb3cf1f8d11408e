type ProgressTextProps = {
  /** The sentence with its unit, such as "3 of 4 lessons". */
  text: string
  done: number
  total: number
}

/** How far along, in words; the bar only repeats them and is hidden from assistive technology. */
export function ProgressText({ text, done, total }: ProgressTextProps) {
  return (
    <span className="progress">
      <span>{text}</span>
      <progress value={done} max={Math.max(total, 1)} aria-hidden="true" />
    </span>
  )
}
