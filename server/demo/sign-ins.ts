import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { newId } from '#server/digest.ts'
import { cast, demoEmail } from './cast.ts'

const signInSchema = z.object({
  name: z.string(),
  about: z.string(),
  email: z.string(),
  password: z.string(),
})

/** How to sign in as somebody of the demo organisation. */
export type DemoSignIn = z.infer<typeof signInSchema>

/** The sign-ins kept in a data folder; null when there are none. */
export async function selectOptionalDemoSignIns(dataFolder: string): Promise<DemoSignIn[] | null> {
  try {
    const text = await readFile(join(dataFolder, fileName), 'utf8')
    return z.array(signInSchema).parse(JSON.parse(text))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/**
 * The sign-ins of this installation, made and kept (readable for the file's owner alone) when there are none yet.
 * Without a fixed password everyone gets a random one.
 */
export async function keepDemoSignIns(dataFolder: string, fixed: string | undefined): Promise<DemoSignIn[]> {
  const kept = await selectOptionalDemoSignIns(dataFolder)
  if (kept) return kept
  const signIns = cast.map((member) => ({
    name: member.displayName,
    about: member.about,
    email: demoEmail(member),
    password: fixed ?? newPassword(),
  }))
  const file = join(dataFolder, fileName)
  await writeFile(`${file}.new`, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 })
  await chmod(`${file}.new`, 0o600)
  await rename(`${file}.new`, file)
  return signIns
}

const fileName = 'demo-sign-ins.json'

/** Eighty random bits that can be read out: four letters and digits at a time. */
function newPassword(): string {
  const letters = newId().slice(0, 16)
  return (letters.match(/.{4}/g) ?? []).join('-')
}
