/** The report, the course and the day: an export's name never names a person, and holds nothing but plain letters. */
export function exportName(reportId: string, courseId: string | undefined, day: string): string {
  const parts = [reportId, courseId, day].flatMap((part) => (part ? [part.replaceAll(/[^\w-]/g, '_')] : []))
  return `${parts.join('-').slice(0, 200)}.csv`
}
