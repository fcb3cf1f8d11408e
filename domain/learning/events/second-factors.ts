import { z } from 'zod'
import { closeInterval, openInterval, update } from '../change.ts'
import { defineEvent, erasableSchema } from '../event-type.ts'

const factor = { factorId: z.string() }

/** From now on the person proves a second factor when they sign in. Its secret is no part of the record. */
export const secondFactorEnabled = defineEvent({
  type: 'second-factor-enabled',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject(factor),
  project: (p, { streamId: personId, occurredAt }) => [
    openInterval('secondFactor', { id: p.factorId, personId, resetReason: null }, occurredAt),
  ],
})

/** The person did without it again. */
export const secondFactorDisabled = defineEvent({
  type: 'second-factor-disabled',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject(factor),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('secondFactor', { id: p.factorId, personId }, occurredAt),
  ],
})

/** Somebody else ended it, because the person could not use it any more. */
export const secondFactorReset = defineEvent({
  type: 'second-factor-reset',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ ...factor, reason: erasableSchema }),
  project: (p, { streamId: personId, occurredAt }) => [
    update(
      'secondFactor',
      { id: p.factorId, personId, recordedUntil: null },
      { recordedUntil: occurredAt, resetReason: { erasable: p.reason.erasable } },
    ),
  ],
})

export const recoveryCodesReplaced = defineEvent({
  type: 'recovery-codes-replaced',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject(factor),
  project: () => [],
})

/** A recovery code stood in for the device; so many are left. */
export const recoveryCodeUsed = defineEvent({
  type: 'recovery-code-used',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ ...factor, left: z.int().min(0) }),
  project: () => [],
})
