import type { Problem } from '#domain/course/problem.ts'
import { catalogueFolder, selectContentProblems } from './store/catalogue-folder.ts'

/** What an author who runs the development server has to mend; nothing anywhere else. */
export async function contentProblems(): Promise<Problem[]> {
  return process.env.NODE_ENV === 'development' ? selectContentProblems(catalogueFolder()) : []
}
