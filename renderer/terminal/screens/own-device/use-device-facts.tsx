import { useTranslation } from 'react-i18next'
import type { ScreenOf } from '../../../../contract/terminal-state.ts'
import { useNow } from '../../app/use-now.ts'
import { momentOf } from '../../words/format.ts'
import { useLanguage } from '../../words/use-format.ts'
import styles from './device-page.module.css'

/** Who approved this register and when, the wrong PINs of today, and its ID. */
export function useDeviceFacts({ id, approvedAt, approvedBy, wrongToday, dayBudget }: ScreenOf<'ownDevice'>) {
  const { t } = useTranslation('ownDevice')
  const now = useNow(60_000)
  const moment = momentOf(useLanguage(), Date.parse(approvedAt), now)
  const name = approvedBy === null ? t('somebody') : approvedBy.displayName
  return [
    { term: t('approved'), value: t('approvedBy', { moment, name }) },
    { term: t('today'), value: t('todayOf', { count: wrongToday, budget: dayBudget }) },
    { term: t('id'), value: <span className={styles.id}>{id}</span> },
  ]
}
