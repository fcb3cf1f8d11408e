import { env } from '#server/env.ts'

export type Organisation = { name: string; accent: string | undefined }

/** Whose training this is, as the installation's settings say. */
export function organisation(): Organisation {
  return { name: env().KEYPOINT_ORGANISATION, accent: env().KEYPOINT_ACCENT }
}
