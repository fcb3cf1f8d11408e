import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type EventRecord, eventHash, genesisHash } from './event-record.ts'

const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex')

const event: Omit<EventRecord, 'hash'> = {
  streamKind: 'learner',
  streamId: 'ann',
  seq: 1,
  type: 'password-set',
  schemaVersion: 1,
  occurredAt: new Date('2026-11-23T09:00:00.000Z'),
  recordedAt: new Date('2026-11-23T09:00:01.000Z'),
  actorKind: 'system',
  actorId: null,
  releaseId: null,
  locale: null,
  payloadText: '{}',
  prevHash: genesisHash,
}

describe('eventHash', () => {
  it('never changes for an event that is on record', () => {
    expect(eventHash(event, sha256Hex)).toBe(
      'v1:06b0f27db400d00e95ca49abe9b0959a7ca15c2bf29fb044ba94d5613eb336f0',
    )
  })

  it.each([
    ['streamId', 'bob'],
    ['seq', 2],
    ['type', 'role-granted'],
    ['occurredAt', new Date('2026-11-23T09:00:00.001Z')],
    ['recordedAt', new Date('2026-11-23T09:00:01.001Z')],
    ['actorId', 'ann'],
    ['releaseId', 'r1'],
    ['locale', 'fr'],
    ['payloadText', '{"a":1}'],
    ['prevHash', 'v1:00'],
  ])('is another one when %s is', (column, value) => {
    expect(eventHash({ ...event, [column]: value }, sha256Hex)).not.toBe(eventHash(event, sha256Hex))
  })
})
