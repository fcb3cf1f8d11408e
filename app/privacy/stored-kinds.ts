/** What is kept about people, and in which tables. A test holds the list to the schema, so that none is left out. */
export const storedKinds = [
  {
    data: 'person',
    kept: 'always',
    seenBy: 'everybody',
    tables: [
      'person',
      'person_profile',
      'email_address',
      'external_identity',
      'deactivation',
      'role_grant',
      'manager_line',
      'group_membership',
      'erasable_value',
    ],
  },
  {
    data: 'learning',
    kept: 'always',
    seenBy: 'everybody',
    tables: [
      'enrolment',
      'cycle',
      'cycle_state',
      'obligation',
      'lesson_finish',
      'attempt',
      'key_point_mastery',
      'completion',
    ],
  },
  {
    data: 'answers',
    kept: 'answers',
    seenBy: 'everybody',
    tables: ['attempt_draft', 'attempt_result'],
  },
  {
    data: 'reports',
    kept: 'always',
    seenBy: 'reports',
    tables: ['question_report', 'question_report_resolution'],
  },
  {
    data: 'sessions',
    kept: 'history',
    seenBy: 'admins',
    tables: ['sign_in_session', 'sign_in_try', 'one_time_link'],
  },
  {
    data: 'secrets',
    kept: 'secrets',
    seenBy: 'nobody',
    tables: ['password_credential', 'second_factor', 'totp_credential', 'recovery_code'],
  },
  { data: 'throttle', kept: 'throttle', seenBy: 'throttle', tables: [] },
] as const
