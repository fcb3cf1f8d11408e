import type { ReactNode } from 'react'

/**
 * Icons accompany a word and say nothing of their own, so all are hidden from assistive technology. How they are drawn
 * stands in the style sheet, and each is one element for all pages: a page writes dozens of them.
 */
function icon(drawing: ReactNode) {
  const svg = (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      {drawing}
    </svg>
  )
  return function Icon() {
    return svg
  }
}

export const KeypointMark = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <circle cx="10" cy="10" r="3" fill="currentColor" />
  </>,
)
export const CompletedIcon = icon(
  <>
    <circle cx="10" cy="10" r="8" fill="currentColor" />
    <path d="m6.5 10.3 2.4 2.4 4.7-5.2" stroke="var(--paper-raised)" />
  </>,
)
export const OverdueIcon = icon(
  <>
    <path d="M10 2.6 18 17H2Z" />
    <path d="M10 8v4M10 14.4v.1" />
  </>,
)
export const InProgressIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 5.6a4.4 4.4 0 0 1 0 8.8Z" fill="currentColor" stroke="none" />
  </>,
)
export const NotStartedIcon = icon(<circle cx="10" cy="10" r="7.5" strokeDasharray="2.4 2.3" />)
export const CheckIcon = icon(<path d="m4 10.5 4 4 8-9" />)
export const CrossIcon = icon(<path d="m5 5 10 10M15 5 5 15" />)
export const InfoIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 9.2v4.6M10 6.2v.1" />
  </>,
)
export const ClockIcon = icon(
  <>
    <circle cx="10" cy="10" r="7.5" />
    <path d="M10 5.5V10l3 2" />
  </>,
)
export const CalendarIcon = icon(<path d="M3 5h14v12H3ZM3 9h14M7 3v4M13 3v4" />)
export const PersonIcon = icon(
  <>
    <circle cx="10" cy="6.6" r="3.4" />
    <path d="M3.2 17.2c.8-3.6 3.5-5 6.8-5s6 1.4 6.8 5" />
  </>,
)
export const ChevronRightIcon = icon(<path d="m7.5 4.5 5.5 5.5-5.5 5.5" />)
export const ChevronDownIcon = icon(<path d="m4.5 7.5 5.5 5.5 5.5-5.5" />)
export const ArrowRightIcon = icon(<path d="M3.5 10h13M11 4.5l5.5 5.5-5.5 5.5" />)
export const ArrowLeftIcon = icon(<path d="M16.5 10h-13M9 4.5 3.5 10 9 15.5" />)
export const SortAscendingIcon = icon(<path d="M10 16V4M5.5 8.5 10 4l4.5 4.5" />)
export const SortDescendingIcon = icon(<path d="M10 4v12M5.5 11.5 10 16l4.5-4.5" />)
export const PrinterIcon = icon(<path d="M6 7V3h8v4M6 14H3V7h14v7h-3M6 11.5h8V17H6Z" />)
export const DownloadIcon = icon(<path d="M10 3v10M5.5 8.8 10 13.2l4.5-4.4M3.5 17h13" />)
