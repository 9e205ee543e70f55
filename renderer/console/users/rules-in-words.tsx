import { useTranslation } from 'react-i18next'
import type { PinRules } from '../../../contract/http/pin-rules.ts'
import styles from './user-form.module.css'

/** What a typed PIN has to be like here, said before it is typed. */
export function RulesInWords({ rules: { minLength: min, maxLength: max } }: { rules: PinRules }) {
  const { t } = useTranslation('setPin')
  return <p className={styles.note}>{min === max ? t('rulesLength', { max }) : t('rulesRange', { min, max })}</p>
}
