/** By what the system calls it, Node's code and PGlite's errno (WASI's numbers): what is wrong and what to do. */
const troubles = [
  {
    signs: [
      'ENOSPC',
      'EDQUOT',
      'EFBIG',
      51,
      19,
      22,
      'No space left on device',
      'Disk quota exceeded',
      'File too large',
    ],
    sentence: (/** @type {string} */ place) =>
      `There is no space left for ${place}. Free some space and start again; everything that was said to be saved is kept.`,
  },
  {
    signs: ['EROFS', 69, 'Read-only file system'],
    sentence: (/** @type {string} */ place) =>
      `${place} is on a file system that can only be read. Make it writable, or name another folder with KEYPOINT_DATA, and start again.`,
  },
  {
    signs: ['EACCES', 'EPERM', 2, 63, 'Permission denied', 'Operation not permitted'],
    sentence: (/** @type {string} */ place) =>
      `This user may not write to ${place}. Give it to the user that runs Keypoint, or name another folder with KEYPOINT_DATA, and start again.`,
  },
]

/**
 * The sentence for a place that cannot be written to, or null when the error is another one.
 * @param {unknown} error
 * @param {string} place what is told when the error names no path
 * @returns {string | null}
 */
export function storageSentence(error, place) {
  if (typeof error !== 'object' || error === null) return null
  const { code, errno, path, message } = /** @type {Record<string, unknown>} */ (error)
  const found = troubles.find(
    ({ signs }) =>
      signs.includes(/** @type {string} */ (code)) ||
      (code === undefined && signs.includes(/** @type {number} */ (errno))) ||
      signs.some((sign) => typeof sign === 'string' && /\s/.test(sign) && String(message).includes(sign)),
  )
  return found ? found.sentence(typeof path === 'string' ? path : place) : null
}
