import { CloudOff } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { getConsoleSession } from '../../../contract/http/console.ts'
import { ask } from '../api/ask.ts'
import styles from './away-strip.module.css'

const everyMilliseconds = 3_000

/** Says that the server cannot be reached, and looks for it until it is back. Editing goes on below. */
export function AwayStrip() {
  const { t } = useTranslation('frame')
  useEffect(() => {
    const timer = setInterval(() => void ask(getConsoleSession), everyMilliseconds)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className={styles.strip} role="status">
      <CloudOff />
      <span>
        <b>{t('away')}</b> {t('awayMore')}
      </span>
    </p>
  )
}
