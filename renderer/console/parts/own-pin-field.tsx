import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/field/field.tsx'
import type { Failure } from '../api/send.ts'
import styles from './sign-change.module.css'

interface OwnPinFieldProps {
  failure: Failure | null
  missing: boolean
  autoFocus: boolean
}

/** The own PIN of who is at the console. A wrong one is taken out of the field, and the next can be typed at once. */
export function OwnPinField({ failure, missing, autoFocus }: OwnPinFieldProps) {
  const { t } = useTranslation('frame')
  const wrong = failure?.kind === 'refused' && failure.problem.code === 'signing_pin_not_accepted' ? failure.problem : null
  const [emptiedFor, setEmptiedFor] = useState<string | null>(null)
  if (wrong !== null && wrong.requestId !== emptiedFor) setEmptiedFor(wrong.requestId)
  return (
    <Field
      key={emptiedFor}
      name="ownPin"
      label={t('ownPin')}
      hint={t('ownPasswordHint')}
      problem={missing ? t('needPin') : wrong !== null ? t('pinNoMatch', { count: wrong.triesLeft ?? 0 }) : undefined}
      type="password"
      inputMode="numeric"
      // Not a password: the browser neither offers to keep it nor fills one in.
      autoComplete="one-time-code"
      maxLength={16}
      className={styles.pin}
      autoFocus={autoFocus || emptiedFor !== null}
    />
  )
}
