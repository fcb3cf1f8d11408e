import type { Status } from '#domain/training/status.ts'

/**
 * Exclusive states as one bar, each as wide as its share. It repeats the table beside it, so assistive technology
 * is spared it. Widths are attributes of the SVG: a style attribute would be refused.
 */
export function StateBar({ parts }: { parts: readonly { state: Status; count: number }[] }) {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  const bars = parts.flatMap((part, index) => {
    if (part.count === 0) return []
    const before = parts.slice(0, index).reduce((sum, earlier) => sum + earlier.count, 0)
    return [{ ...part, x: (before / total) * 100, width: (part.count / total) * 100 }]
  })
  return (
    <svg className="state-bar" width="100%" height="16" aria-hidden="true" focusable="false">
      <rect className="state-bar-empty" width="100%" height="100%" />
      {bars.map((bar) => (
        <rect
          key={bar.state}
          className={`state-bar-${bar.state}`}
          x={`${bar.x}%`}
          width={`${bar.width}%`}
          height="100%"
        />
      ))}
    </svg>
  )
}
