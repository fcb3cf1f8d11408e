'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

type TakesFocusProps = ComponentProps<'div'> & {
  /** The answer that the box tells of: another one is told again, even in the same words. */
  answer?: unknown
}

/**
 * A box that answers what somebody just did, and takes the focus when it appears: the page is another one by then, or
 * the button that had the focus was disabled meanwhile, and on a phone the box may be out of sight.
 */
export function TakesFocus({ answer, ...box }: TakesFocusProps) {
  const ref = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words for another answer are told again
  useEffect(() => {
    if (ref.current && !isLeftAlready(ref.current)) ref.current.focus()
  }, [answer])
  // biome-ignore lint/a11y/noAutofocus: with JavaScript off it is the browser that moves the focus
  return <div ref={ref} tabIndex={-1} autoFocus {...box} />
}

/** Whether the browser gave a box of the page itself the focus, and somebody went on from there before scripts ran. */
function isLeftAlready(box: HTMLElement): boolean {
  const isOfPage = box.hasAttribute('autofocus') // what React adds later has none
  box.removeAttribute('autofocus')
  return isOfPage && document.activeElement !== document.body
}
