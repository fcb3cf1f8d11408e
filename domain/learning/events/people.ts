import { z } from 'zod'
import { closeInterval, insert, openInterval } from '../change.ts'
import { defineEvent, erasableSchema } from '../event-type.ts'

/** A person is known to the organisation. The stream's id is theirs. */
export const personAdded = defineEvent({
  type: 'person-added',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    profileId: z.string(),
    displayName: erasableSchema,
    emailId: z.string(),
    email: erasableSchema,
    locale: z.string(),
    zone: z.string(),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    insert('person', { id: personId, recordedFrom: occurredAt }),
    openInterval(
      'personProfile',
      {
        id: p.profileId,
        personId,
        displayName: { erasable: p.displayName.erasable },
        locale: p.locale,
        zone: p.zone,
      },
      occurredAt,
    ),
    openInterval(
      'emailAddress',
      {
        id: p.emailId,
        personId,
        address: { erasable: p.email.erasable },
      },
      occurredAt,
    ),
  ],
})

export const profileChanged = defineEvent({
  type: 'profile-changed',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({
    profileId: z.string(),
    displayName: erasableSchema,
    locale: z.string(),
    zone: z.string(),
  }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('personProfile', { personId }, occurredAt),
    openInterval(
      'personProfile',
      {
        id: p.profileId,
        personId,
        displayName: { erasable: p.displayName.erasable },
        locale: p.locale,
        zone: p.zone,
      },
      occurredAt,
    ),
  ],
})

export const emailChanged = defineEvent({
  type: 'email-changed',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ emailId: z.string(), email: erasableSchema }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('emailAddress', { personId }, occurredAt),
    openInterval(
      'emailAddress',
      {
        id: p.emailId,
        personId,
        address: { erasable: p.email.erasable },
      },
      occurredAt,
    ),
  ],
})

export const personDeactivated = defineEvent({
  type: 'person-deactivated',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ deactivationId: z.string() }),
  project: (p, { streamId: personId, occurredAt }) => [
    openInterval('deactivation', { id: p.deactivationId, personId }, occurredAt),
  ],
})

export const personReactivated = defineEvent({
  type: 'person-reactivated',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ deactivationId: z.string() }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('deactivation', { id: p.deactivationId, personId }, occurredAt),
  ],
})

export const roles = ['admin', 'author', 'auditor'] as const

export const roleGranted = defineEvent({
  type: 'role-granted',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ grantId: z.string(), role: z.enum(roles), courseId: z.string().nullable() }),
  project: (p, { streamId: personId, occurredAt }) => [
    openInterval(
      'roleGrant',
      {
        id: p.grantId,
        personId,
        role: p.role,
        courseId: p.courseId,
      },
      occurredAt,
    ),
  ],
})

export const roleRevoked = defineEvent({
  type: 'role-revoked',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ grantId: z.string() }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('roleGrant', { id: p.grantId, personId }, occurredAt),
  ],
})

/** Who the person reports to from now on; a null manager ends the line. */
export const managerSet = defineEvent({
  type: 'manager-set',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ lineId: z.string(), managerId: z.string().nullable() }),
  project: (p, { streamId: personId, occurredAt }) => [
    { ...closeInterval('managerLine', { personId }, occurredAt), many: true },
    ...(p.managerId === null
      ? []
      : [openInterval('managerLine', { id: p.lineId, personId, managerId: p.managerId }, occurredAt)]),
  ],
})

/** A change of the password, without any trace of it. */
export const passwordSet = defineEvent({
  type: 'password-set',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({}),
  project: () => [],
})
