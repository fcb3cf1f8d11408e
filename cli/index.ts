import type { CliCommand } from './cli-command.ts'
import { assign } from './commands/assign.ts'
import { backup } from './commands/backup.ts'
import { check } from './commands/check.ts'
import { demoSignIns } from './commands/demo-sign-ins.ts'
import { move } from './commands/move.ts'
import { personAdd } from './commands/person-add.ts'
import { personInvite } from './commands/person-invite.ts'
import { personResetSecondFactor } from './commands/person-reset-second-factor.ts'
import { personRestoreAccess } from './commands/person-restore-access.ts'
import { personUnlink } from './commands/person-unlink.ts'
import { recordCheck } from './commands/record-check.ts'
import { releaseList } from './commands/release-list.ts'
import { releaseTakeLive } from './commands/release-take-live.ts'
import { report } from './commands/report.ts'
import { restore } from './commands/restore.ts'
import { seed } from './commands/seed.ts'

/** Every command, in the order in which the help lists them. */
export const commands = [
  check,
  recordCheck,
  report,
  personAdd,
  personInvite,
  personRestoreAccess,
  personUnlink,
  personResetSecondFactor,
  assign,
  releaseList,
  releaseTakeLive,
  backup,
  restore,
  move,
  demoSignIns,
  seed,
] as unknown as readonly CliCommand<never>[]
