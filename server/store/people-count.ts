import type { Db } from './database.ts'

/** How many people were ever added, whether or not they are active. */
export function countPeople(db: Db): Promise<number> {
  return db.person.count()
}
