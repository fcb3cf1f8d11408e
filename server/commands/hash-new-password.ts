import {
  findPasswordProblem,
  type PasswordOwner,
  type PasswordProblem,
} from '#domain/sign-in/password-rule.ts'
import { hashPassword } from '#server/password.ts'
import { type Refusal, refuse } from './outcome.ts'

/** Every way to a new password goes through here: what the rule refuses is never hashed. */
export async function hashNewPassword(
  password: string,
  owner: PasswordOwner,
): Promise<{ ok: true; passwordHash: string } | Refusal> {
  const problem = await findNewPasswordProblem(password, owner)
  if (problem) return refuse('password', `password.problem.${problem}`)
  return { ok: true, passwordHash: await hashPassword(password) }
}

/** What the rule says against a new password; null when it will do. */
export async function findNewPasswordProblem(
  password: string,
  owner: PasswordOwner,
): Promise<PasswordProblem | null> {
  const common = await commonPasswords()
  return findPasswordProblem(password, owner, (word) => common.has(word))
}

let loaded: Promise<ReadonlySet<string>> | undefined

/** The list is a megabyte, so it is read when the first password is set. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return loaded
}
