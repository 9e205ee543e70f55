import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/field/field.tsx'
import type { PinProblem } from './use-set-pin.ts'
import styles from './user-form.module.css'

/** A new PIN, typed twice. The digits live in the fields alone. */
export function PinPair({ problem }: { problem: PinProblem | null }) {
  const { t } = useTranslation('setPin')
  const says = problem === null ? undefined : t(`pinProblem_${problem}`)
  const field = { type: 'password', inputMode: 'numeric', autoComplete: 'off', maxLength: 16 } as const
  return (
    <div className={styles.pair}>
      <Field name="pin" label={t('pinNew')} problem={problem === 'differs' ? undefined : says} {...field} />
      <Field name="again" label={t('pinOnceMore')} problem={problem === 'differs' ? says : undefined} {...field} />
    </div>
  )
}
