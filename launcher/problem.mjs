import { storageSentence } from './storage-problem.mjs'

/** Something that the person at the terminal can put right. The message is all they see. */
export class LauncherProblem extends Error {}

/**
 * What the person at the terminal is shown: a sentence where there is one for it, or else the error itself.
 * @param {unknown} error
 */
export function problemText(error) {
  if (error instanceof LauncherProblem) return `\n${error.message}`
  const sentence = storageSentence(error, 'the data folder')
  return sentence ? `\n${sentence}` : error
}
