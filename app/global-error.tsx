'use client'

import './styles/tokens.css'
import './styles/base.css'
import './styles/layout.css'
import './styles/components.css'
import { FaultPage } from './fault-page.tsx'

/** The frame itself failed, so this brings its own. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <FaultPage digest={props.error.digest} retry={props.reset} />
      </body>
    </html>
  )
}
