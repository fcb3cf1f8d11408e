'use client'

import { selectFaultWords } from './fault-words.ts'

/** What is left to say when a page failed; it may not lean on anything that could fail too. */
export function FaultPage({ digest, retry }: { digest?: string; retry: () => void }) {
  const words = selectFaultWords()
  return (
    <main className="site-main bar">
      <title>{words['errors.unexpected-title']}</title>
      <div className="page-heading">
        <h1>{words['errors.unexpected-title']}</h1>
        <p>{words['errors.unexpected']}</p>
        {digest === undefined ? null : (
          <p>
            <code>{digest}</code>
          </p>
        )}
      </div>
      <div className="row">
        <button type="button" className="button" onClick={retry}>
          {words['errors.try-again']}
        </button>
        <a className="button button-secondary" href="/">
          {words['errors.back-home']}
        </a>
      </div>
    </main>
  )
}
