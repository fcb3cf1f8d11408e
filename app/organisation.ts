import { env } from '#server/env.ts'

export type Organisation = { name: string; accent: string | undefined; privacyContact: string | undefined }

/** Whose training this is, as the installation's settings say. */
export function organisation(): Organisation {
  const { KEYPOINT_ORGANISATION: name, KEYPOINT_ACCENT: accent, KEYPOINT_PRIVACY_CONTACT: contact } = env()
  return { name, accent, privacyContact: contact }
}
