import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PinRequired } from '../../../contract/http/sessions.ts'
import { pinPattern } from '../../../contract/pin-rules.ts'
import { Button } from '../../ui/button/button.tsx'
import { Field } from '../../ui/field/field.tsx'
import { type Entering, enterAnew, enterWithPin } from '../console-store.ts'
import { textOf } from '../parts/form-text.ts'
import signIn from '../sign-in-form.module.css'
import { SecondStepTrouble } from './second-step-trouble.tsx'
import { StepPerson } from './step-person.tsx'
import styles from './second-step.module.css'

/** The PIN after the password (POL-8). Who sits there is known, so picture and words are shown (FRC-4). */
export function SecondStepForm({ asked, trouble, busy }: Entering & { asked: PinRequired }) {
  const { t } = useTranslation('signInPin')
  const [missing, setMissing] = useState(false)
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const pin = textOf(new FormData(form), 'pin')
    form.reset()
    setMissing(!pinPattern.test(pin))
    if (pinPattern.test(pin)) void enterWithPin(asked, { token: asked.token, pin })
  }
  const refused = trouble !== null && trouble !== 'away' && trouble.code === 'pin_not_accepted' ? trouble : null
  const problem = missing ? t('needPin') : refused === null ? undefined : t('noMatch', { count: refused.triesLeft ?? 0 })
  return (
    <form className={signIn.form} noValidate onSubmit={onSubmit}>
      <h1>{t('title')}</h1>
      <p className={styles.says}>{t('says', { name: asked.user.displayName })}</p>
      <StepPerson {...asked.securityImage} />
      {refused === null && <SecondStepTrouble trouble={trouble} />}
      <Field
        name="pin"
        label={t('pin')}
        problem={busy ? undefined : problem}
        type="password"
        inputMode="numeric"
        // Not a password: the browser neither offers to keep it nor fills one in.
        autoComplete="one-time-code"
        maxLength={16}
        autoFocus
      />
      <Button go big type="submit" disabled={busy}>
        {busy ? t('saving') : t('signIn')}
      </Button>
      <button type="button" className={signIn.several} onClick={enterAnew}>
        {t('back')}
      </button>
    </form>
  )
}
