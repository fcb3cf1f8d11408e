/**
 * The tables that a backup holds, parents before the tables that refer to them, so that they can be loaded in this
 * order. Every table of the schema stands here or below; a test compares both lists with the database.
 */
export const archivedTables: readonly string[] = [
  'content_blob',
  'catalogue_release',
  'release_item',
  'release_go_live',
  'learning_event',
  'stream_head',
  'erasable_value',
  'person',
  'person_profile',
  'email_address',
  'external_identity',
  'deactivation',
  'role_grant',
  'second_factor',
  'manager_line',
  'staff_group',
  'group_membership',
  'assignment',
  'enrolment',
  'cycle',
  'cycle_state',
  'obligation',
  'lesson_finish',
  'attempt',
  'attempt_result',
  'attempt_draft',
  'key_point_mastery',
  'completion',
  'assigned_learner',
  'question_report',
  'question_report_resolution',
  'password_credential',
  'totp_credential',
  'recovery_code',
  'sign_in_session',
  'sign_in_try',
  'installation_fact',
]

/** The tables that a backup leaves out, each with the reason. */
export const leftOutTables: Readonly<Record<string, string>> = {
  _prisma_migrations: 'the database that is loaded has its own; the header names what it must have',
  sign_in_throttle: 'counts of the last minutes; a restored one could keep people out',
  returned_sign_in: 'holds for minutes',
  one_time_link: 'one that was used or revoked since the backup would open again',
}

/** How many rows are read at once: few of those that may be large. */
export function rowsAtOnce(table: string): number {
  return table === 'content_blob' ? 8 : 2000
}
