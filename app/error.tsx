'use client'

import { FaultPage } from './fault-page.tsx'

/** A page that failed. The digest is what the log knows the fault by. */
export default function ErrorPage(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <FaultPage digest={props.error.digest} retry={props.reset} />
}
