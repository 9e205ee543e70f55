import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/field/field.tsx'
import styles from './pin-pair.module.css'
import type { PinProblem } from './pin-problem.ts'

/** A new PIN, typed twice. The digits live in the fields alone. */
export function PinPair({ problem }: { problem: PinProblem | null }) {
  const { t } = useTranslation('setPin')
  const says = problem === null ? undefined : t(`pinProblem_${problem}`)
  const field = { type: 'password', inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 16 } as const
  return (
    <div className={styles.pair}>
      <Field name="pin" label={t('pinNew')} problem={problem === 'differs' ? undefined : says} {...field} />
      <Field name="again" label={t('pinOnceMore')} problem={problem === 'differs' ? says : undefined} {...field} />
    </div>
  )
}
