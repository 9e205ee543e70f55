import { useTranslation } from 'react-i18next'
import styles from './rules-in-words.module.css'

/** What a typed PIN has to be like here, said before it is typed. */
export function RulesInWords({ rules: { minLength: min, maxLength: max } }: { rules: { minLength: number; maxLength: number } }) {
  const { t } = useTranslation('setPin')
  return <p className={styles.note}>{min === max ? t('rulesLength', { max }) : t('rulesRange', { min, max })}</p>
}
