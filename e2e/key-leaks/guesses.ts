import type { Catalogue, Course } from '#domain/course/catalogue.ts'

/** Addresses that no page has, where somebody looks for keys who knows how the house is laid. */
export function guessesFor(courses: Course[], { entries, releaseId }: Catalogue): string[] {
  const blobs = [...entries.values()].filter(({ kind }) => kind === 'question').slice(0, 3)
  const files = courses.flatMap(({ id, modules }) => {
    const figures = [...entries.values()].filter(({ courseId, kind }) => courseId === id && kind === 'figure')
    const folders = figures.map(({ itemId }) => itemId.split('/').slice(0, -2).join('/'))
    const quizzes = modules.flatMap(({ keyPoints }) =>
      keyPoints.map((keyPoint) => `${keyPoint.id}.quiz.yaml`),
    )
    return quizzes.flatMap((quiz) =>
      [...new Set(folders)].flatMap((folder) => [
        `/courses/${id}/figures/${folder}/${quiz}`,
        `/courses/${id}/figures/${folder}/figures/..%2F${quiz}`,
      ]),
    )
  })
  return [
    ...files,
    ...blobs.flatMap(({ blobSha256 }) => [`/.catalogue/blobs/${blobSha256}`, `/blobs/${blobSha256}`]),
    `/releases/${releaseId}`,
    '/.catalogue/release.json',
    '/_next/server/server-reference-manifest.json',
    '/_next/static/%2e%2e/server/server-reference-manifest.json',
    '/robots.txt',
    '/no-such-page',
    '/admin/people/no-such-person/attempts/no-such-attempt',
  ]
}
