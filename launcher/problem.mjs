/** Something that the person at the terminal can put right. The message is all they see. */
export class LauncherProblem extends Error {}
