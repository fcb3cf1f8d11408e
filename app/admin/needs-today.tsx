import { requestText } from '#app/request-text.ts'
import { formatDate } from '#components/ui/format-instant.ts'
import { CalendarIcon, OverdueIcon } from '#components/ui/icons.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { CourseNumbers } from './course-numbers.ts'
import { personPath, reportPath } from './paths.ts'

type NeedsTodayProps = { courses: readonly CourseNumbers[]; soon: Record<string, string>; zone: string }

/** Who needs somebody today: those who are overdue, the longest first, and how many are due soon. */
export async function NeedsToday({ courses, soon, zone }: NeedsTodayProps) {
  const { t, locale } = await requestText()
  const urgent = courses.filter((course) => (course.counts.overdue ?? 0) + course.dueSoon > 0)
  if (urgent.length === 0) return <Notice kind="success" title={t('admin.home.all-in-time')} />
  return (
    <section className="stack">
      <h2>{t('admin.home.today')}</h2>
      {urgent.map((course) => (
        <article className="panel" key={course.id}>
          <h3>{course.title}</h3>
          <ul className="figures">
            <li>
              <OverdueIcon />
              <a href={reportPath('completion', { course: course.id, state: 'overdue', sort: 'due' })}>
                {t('admin.home.overdue', { count: course.counts.overdue ?? 0 })}
              </a>
            </li>
            <li>
              <CalendarIcon />
              <a href={reportPath('completion', { course: course.id, ...soon, sort: 'due' })}>
                {t('admin.home.due-soon', { count: course.dueSoon })}
              </a>
            </li>
          </ul>
          {course.overdue.length === 0 ? null : (
            <ul className="rows">
              {course.overdue.map((person) => (
                <li key={person.personId}>
                  <a className="row-title" href={personPath(person.personId)}>
                    {person.displayName}
                  </a>
                  <span className="soft small">
                    {person.dueAt
                      ? t('course.was-due', {
                          when: formatDate(person.dueAt, { zone: person.dueZone ?? zone, locale }),
                        })
                      : null}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </article>
      ))}
    </section>
  )
}
