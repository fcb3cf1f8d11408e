'use client'

import { PrinterIcon } from './icons.tsx'

/** Opens the browser's print dialogue; without JavaScript the browser's own menu does the same. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button
      type="button"
      className="button button-secondary no-print needs-script"
      onClick={() => window.print()}
    >
      <PrinterIcon />
      {label}
    </button>
  )
}
