/** Whose records somebody may read: everyone's, those of the people below a manager, or nobody else's. */
export type Scope = { kind: 'everyone' } | { kind: 'team'; managerId: string } | { kind: 'nobody' }
