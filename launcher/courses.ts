export async function compileCourses(): Promise<string> {
  return 'up to date'
}
export function watchCourses(): void {}
