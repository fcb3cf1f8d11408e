/** The roles that can be granted; an author's holds for one course. Who manages whom is a relation, not a role. */
export const roles = ['admin', 'auditor', 'author'] as const
