import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = { to: string[]; source: string }

/** A mail server on loopback that keeps what it is given. It refuses whoever the test tells it to. */
export async function startMailServer(onPort = 0) {
  const received: ReceivedMail[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(refused.has(address) ? Object.assign(new Error('No such mailbox'), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), source })
        done()
      })
    },
  })
  server.listen(onPort, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>((stopped) => server.close(() => stopped()))
  return { url: `smtp://127.0.0.1:${port}`, received, refused, stop }
}

/** The text of a mail as its reader sees it, its soft line breaks and escapes (RFC 2045, section 6.7) undone. */
export function readText({ source }: ReceivedMail): string {
  const part = source.split('Content-Type: text/plain')[1]?.split('Content-Type: text/html')[0] ?? ''
  const joined = part.replaceAll(/=\r\n/g, '')
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
