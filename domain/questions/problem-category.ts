/** What can be wrong with a question, from what its author mends first. */
export const problemCategories = ['unclear', 'answers', 'lesson', 'language', 'display', 'other'] as const
export type ProblemCategory = (typeof problemCategories)[number]
