/**
 * Calls back when the process that forked this one is gone; at once if it was killed while this one still loaded its
 * modules, since nobody listened to `disconnect` then.
 * @param {() => void} gone
 */
export function whenParentIsGone(gone) {
  if (process.connected === false) gone()
  else process.on('disconnect', gone)
}
