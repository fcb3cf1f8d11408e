/** The name of the form field that holds a question's answer. */
export function answerFieldName(questionId: string): string {
  return `answer-${questionId}`
}
