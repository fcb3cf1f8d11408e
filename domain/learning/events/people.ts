import { z } from 'zod'
import { type Change, closeInterval, insert, openInterval } from '../change.ts'
import { defineEvent, type Erasable, erasableSchema } from '../event-type.ts'
import { roles } from '../roles.ts'

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
    openProfile(personId, p, occurredAt),
    openAddress(personId, p, occurredAt),
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
    openProfile(personId, p, occurredAt),
  ],
})

export const emailChanged = defineEvent({
  type: 'email-changed',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ emailId: z.string(), email: erasableSchema }),
  project: (p, { streamId: personId, occurredAt }) => [
    closeInterval('emailAddress', { personId }, occurredAt),
    openAddress(personId, p, occurredAt),
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

/** A one-time link was made to be handed over or mailed, without any trace of its token. */
export const linkMade = defineEvent({
  type: 'link-made',
  schemaVersion: 1,
  stream: 'learner',
  payload: z.strictObject({ purpose: z.enum(['invitation', 'reset']) }),
  project: () => [],
})

type Profile = { profileId: string; displayName: Erasable; locale: string; zone: string }

function openProfile(personId: string, { profileId, displayName, locale, zone }: Profile, at: Date): Change {
  const name = { erasable: displayName.erasable }
  return openInterval('personProfile', { id: profileId, personId, displayName: name, locale, zone }, at)
}

function openAddress(
  personId: string,
  { emailId, email }: { emailId: string; email: Erasable },
  at: Date,
): Change {
  return openInterval('emailAddress', { id: emailId, personId, address: { erasable: email.erasable } }, at)
}
