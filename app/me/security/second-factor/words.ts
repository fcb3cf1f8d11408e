import type { Translate } from '#messages/index.ts'

/** What the forms of the second factor say. */
export function secondFactorWords(t: Translate) {
  return {
    problems: t('form.problems'),
    password: t('sign-in.password'),
    passwordHint: t('second-factor.password-hint'),
    start: t('second-factor.start'),
    scan: {
      title: t('second-factor.scan-title'),
      lead: t('second-factor.scan-lead'),
      qr: t('second-factor.qr'),
      secret: t('second-factor.secret'),
      open: t('second-factor.open-app'),
      code: t('second-factor.code'),
      codeHint: t('second-factor.code-hint'),
      button: t('second-factor.confirm'),
    },
    codes: {
      title: t('second-factor.codes-title'),
      lead: t('second-factor.codes-lead'),
      print: t('second-factor.codes-print'),
      next: t('second-factor.codes-next'),
    },
    newCodes: {
      title: t('second-factor.new-codes'),
      lead: t('second-factor.new-codes-hint'),
      button: t('second-factor.new-codes'),
    },
    turnOff: {
      title: t('second-factor.turn-off'),
      lead: t('second-factor.turn-off-hint'),
      button: t('second-factor.turn-off'),
    },
  }
}

export type SecondFactorWords = ReturnType<typeof secondFactorWords>
