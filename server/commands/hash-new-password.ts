import { findPasswordProblem, type PasswordOwner } from '#domain/sign-in/password-rule.ts'
import { hashPassword } from '#server/password.ts'
import { type Refusal, refuse } from './outcome.ts'

/** Every way to a new password goes through here: what the rule refuses is never hashed. */
export async function hashNewPassword(
  password: string,
  owner: PasswordOwner,
): Promise<{ ok: true; passwordHash: string } | Refusal> {
  const common = await commonPasswords()
  const problem = findPasswordProblem(password, owner, (word) => common.has(word))
  if (problem) return refuse('password', `password.problem.${problem}`)
  return { ok: true, passwordHash: await hashPassword(password) }
}

let loaded: Promise<ReadonlySet<string>> | undefined

/** The list is a megabyte, so it is read when the first password is set. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  )
  return loaded
}
