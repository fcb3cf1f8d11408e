import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Every file of one course, by its path below the content folder, with forward slashes. */
export type CourseFiles = { folder: string; files: ReadonlyMap<string, Buffer> }

/**
 * Reads the courses below a folder: each folder in it that holds a course.yaml or a numbered module. Hidden files
 * are left out. Throws when the folder cannot be read.
 */
export async function readContent(contentFolder: string): Promise<CourseFiles[]> {
  const entries = await readdir(contentFolder, { withFileTypes: true })
  const folders = entries
    .filter((entry) => entry.isDirectory() && isVisible(entry.name))
    .map((entry) => entry.name)
  const courses = await Promise.all(
    folders.sort().map(async (folder) => ({ folder, files: await readFiles(contentFolder, folder) })),
  )
  return courses.filter(isCourse)
}

function isCourse({ folder, files }: CourseFiles): boolean {
  return (
    files.has(`${folder}/course.yaml`) ||
    [...files.keys()].some((file) => /\/\d+-[^/]+\/module\.mdx$/.test(file))
  )
}

async function readFiles(contentFolder: string, folder: string): Promise<Map<string, Buffer>> {
  const found = await readdir(path.join(contentFolder, folder), { withFileTypes: true, recursive: true })
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(contentFolder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    )
    .filter((file) => file.split('/').every(isVisible))
    .sort()
  const contents = await Promise.all(paths.map((file) => readFile(path.join(contentFolder, file))))
  return new Map(paths.map((file, index) => [file, contents[index] as Buffer]))
}

function isVisible(name: string): boolean {
  return !name.startsWith('.')
}
