const mediaTypes = new Map([
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
])

/** The endings that a figure's file may have. */
export const figureEndings: readonly string[] = [...mediaTypes.keys()]

/** The media type that a figure's file name stands for, or null when figures are not of that kind. */
export function figureMediaType(path: string): string | null {
  return mediaTypes.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? null
}
