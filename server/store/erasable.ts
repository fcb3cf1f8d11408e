import { randomBytes } from 'node:crypto'
import type { Erasable } from '#domain/learning/event-type.ts'
import { newId, sha256Hex } from '#server/digest.ts'

/** A row of `erasable_value`: plaintext and salt of a personal value, deleted when the person is erased. */
export type ErasableRow = { id: string; personId: string; kind: string; salt: string; plaintext: string }

/** Makes a personal value ready for the record: the row that can be erased, and what an event's payload holds. */
export function newErasable(
  personId: string,
  kind: string,
  plaintext: string,
): { row: ErasableRow; ref: Erasable } {
  const row = { id: newId(), personId, kind, salt: randomBytes(16).toString('hex'), plaintext }
  return { row, ref: { erasable: row.id, digest: erasableDigest(row) } }
}

/** The salted digest that proves a plaintext without revealing it: SHA-256 of `salt:plaintext`, in hex. */
export function erasableDigest(row: { salt: string; plaintext: string }): string {
  return sha256Hex(`${row.salt}:${row.plaintext}`)
}
