import { createTransport } from 'nodemailer'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import type { Mail } from './mail.ts'

/** Whether this installation can send mail at all. */
export function canSendMail(): boolean {
  return env().SMTP_URL !== undefined
}

/** Somebody waits for the answer, so a server that does not answer is given up early. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 }

/** Hands a mail to SMTP_URL's server; false when it did not take it. The log says why, and neither who nor what. */
export async function sendMail(mail: Mail): Promise<boolean> {
  const { SMTP_URL, SMTP_FROM = '', KEYPOINT_ORGANISATION } = env()
  const transport = createTransport({
    url: SMTP_URL,
    ...timeouts,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({ ...mail, from: { name: KEYPOINT_ORGANISATION, address: SMTP_FROM } })
    return true
  } catch (error) {
    log().error({ reason: reasonOf(error) }, 'mail not sent')
    return false
  } finally {
    transport.close()
  }
}

/** A server's own words may quote the address; its code does not. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return [code, responseCode].filter(Boolean).join(' ') || 'unknown'
}
